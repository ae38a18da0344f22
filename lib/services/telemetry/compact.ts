import { compactDays } from "@/lib/db/telemetry/compact-days";
import { compactHours } from "@/lib/db/telemetry/compact-hours";

const MOST_A_RUN = 64;

/** Folds some of what is over into the hour and day tiers; answers how much it was, 0 when nothing waits. Any number of instances may. */
export async function compact(now: Date): Promise<number> {
  return (await compactHours(now, MOST_A_RUN)) + (await compactDays(now, MOST_A_RUN));
}
