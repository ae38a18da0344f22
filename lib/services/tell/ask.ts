import { askFor, onAskedFor } from "@/lib/services/job/asking";

const WORK = "messages";

/** Says what is to be run when somebody asks; the job that sends messages says so. */
export const onMessagesAsked = (run: () => void): void => onAskedFor(WORK, run);

/** Has messages sent soon. */
export const askForMessages = (): void => askFor(WORK);
