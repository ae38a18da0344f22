import { openReplays } from "@/lib/db/read/inbox/pages";
import { log } from "@/lib/log";
import { noteFailedStep, replayStep, type Step } from "./replay-step";

const UNFINISHED: Step = { done: 0, total: null, finished: false };

/** Takes every replay that is under way one step on. Returns how many there are. */
export async function runReplays(now: Date): Promise<number> {
  const open = await openReplays();
  for (const subject of open) await advanceReplay(subject, now);
  return open.length;
}

/**
 * Takes one replay a step on, null when none is under way. A page that cannot be stored is read delivery by delivery, and one that
 * cannot be stored by itself is passed over. Throws when the database cannot be reached; then it goes on later.
 */
export async function advanceReplay(subject: string, now: Date): Promise<Step | null> {
  try {
    return await replayStep(subject, now);
  } catch (error) {
    log.warn({ connection: subject, err: error }, "a page of a replay could not be stored; its deliveries are read one by one");
  }
  try {
    return await replayStep(subject, now, 1);
  } catch (error) {
    log.error({ connection: subject, err: error }, "a delivery could not be read again");
    await noteFailedStep(subject, "Wake failed to store it; its log has the cause.", now);
    return UNFINISHED;
  }
}
