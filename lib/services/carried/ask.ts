import { askFor, onAskedFor } from "@/lib/services/job/asking";

const WORK = "carried";

/** Says what is to be run when somebody asks; the job that works out what deployments carry says so. */
export const onCarriedAsked = (run: () => void): void => onAskedFor(WORK, run);

/** Has what deployments carry worked out soon. */
export const askForCarried = (): void => askFor(WORK);
