import { askFor, onAskedFor } from "@/lib/services/job/asking";

const WORK = "suspects";

/** Says what is to be run when somebody asks; the job that works out suspects says so. */
export const onSuspectsAsked = (run: () => void): void => onAskedFor(WORK, run);

/** Has the suspects of incidents that are new or changed worked out soon. */
export const askForSuspects = (): void => askFor(WORK);
