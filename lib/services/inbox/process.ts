import { inTransaction } from "@/lib/db/prisma";
import { claimOne, claimWaiting, storedCalls, waitingIds } from "@/lib/db/read/inbox/waiting";
import { noteFailure } from "@/lib/db/write/inbox";
import { log } from "@/lib/log";
import { type Outcome, storeCalls } from "./store-calls";

/** Deliveries that one transaction processes, in number and in bytes. */
const MOST = 100;
const MOST_BYTES = 16 * 1_048_576;
/** What fails this often is given up, and stays to be looked at. */
const MOST_FAILURES = 3;

/** What a round settled, and whether more waits. */
export type Round = { readonly outcomes: ReadonlyMap<string, Outcome>; readonly more: boolean };

/**
 * Processes deliveries that wait, the oldest first, many in one transaction; when that fails, each in one of its own, so that one that
 * cannot be stored holds no other up. Throws when the database cannot be reached; then everything waits on.
 */
export async function processWaiting(now: Date): Promise<Round> {
  try {
    return await inTransaction(async (tx) => {
      const claimed = await claimWaiting(tx, MOST);
      const ids = withinBytes(claimed);
      const outcomes = ids.length === 0 ? new Map() : await storeCalls(tx, await storedCalls(tx, ids), now);
      return { outcomes, more: claimed.length === MOST || ids.length < claimed.length };
    });
  } catch (error) {
    log.warn({ reason: reasonOf(error) }, "a round of deliveries failed; each is tried by itself");
    return { outcomes: await processEach(await waitingIds(MOST), now), more: false };
  }
}

async function processEach(ids: readonly string[], now: Date): Promise<Map<string, Outcome>> {
  const outcomes = new Map<string, Outcome>();
  for (const id of ids)
    try {
      const settled = await inTransaction(async (tx) =>
        (await claimOne(tx, id)) ? await storeCalls(tx, await storedCalls(tx, [id]), now) : new Map<string, Outcome>(),
      );
      for (const [key, outcome] of settled) outcomes.set(key, outcome);
    } catch (error) {
      log.error({ delivery: id, err: error }, "a delivery could not be processed");
      await inTransaction((tx) => noteFailure(tx, id, "Wake failed to store it; its log has the cause.", MOST_FAILURES, now));
    }
  return outcomes;
}

/** The first few that together are not too large; one always is taken. */
export function withinBytes(claimed: readonly { readonly id: string; readonly size: number }[]): string[] {
  let bytes = 0;
  const fitting = claimed.findIndex(({ size }, index) => {
    bytes += size;
    return index > 0 && bytes > MOST_BYTES;
  });
  return (fitting === -1 ? claimed : claimed.slice(0, fitting)).map(({ id }) => id);
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : "unknown");
