import { askFor, onAskedFor } from "@/lib/services/job/asking";

const WORK = "days";

/** Says what is to be run when somebody asks; the job that works out days says so. */
export const onDaysAsked = (run: () => void): void => onAskedFor(WORK, run);

/** Has days worked out soon. */
export const askForDays = (): void => askFor(WORK);
