import { type Db, inTransaction } from "@/lib/db/prisma";
import { lockUntilCommit } from "@/lib/db/write/advisory-lock";
import { type Lease, stillHeld } from "@/lib/db/write/lease";
import { WakeError } from "@/lib/domain/error";
import { publishChange } from "@/lib/services/live/publish";
import { openOwn } from "./open-own";
import { settleOwn } from "./settle-own";

/**
 * Opens an incident for each burn alert (fast or slow) and each release that fails badly, unless somebody tells of the trouble already;
 * ends its own when the trouble is over, and merges them into those that others open for the same trouble. What others opened is never
 * ended. Everything goes through the event store, so that a rebuild gives the same. Returns how many events were told.
 */
export async function tendIncidents(now: Date, lease: Lease | null): Promise<number> {
  const told = await inOneTurn(lease, (tx) => openOwn(tx, now));
  return told + (await inOneTurn(lease, (tx) => settleOwn(tx, now)));
}

const inOneTurn = (lease: Lease | null, work: (tx: Db) => Promise<number>): Promise<number> =>
  inTransaction(async (tx) => {
    if (lease !== null && !(await stillHeld(tx, lease))) throw new WakeError("conflict", "Another instance has taken over the incidents.");
    await lockUntilCommit(tx, "own-incidents");
    const told = await work(tx);
    if (told > 0) await publishChange(tx, "incidents");
    return told;
  });
