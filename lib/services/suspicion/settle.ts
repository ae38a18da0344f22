import { inTransaction } from "@/lib/db/prisma";
import { type DueIncident, dueSuspicions } from "@/lib/db/read/suspicion/due";
import { suspicionOf } from "@/lib/db/read/suspicion/of-incident";
import { type Lease, stillHeld } from "@/lib/db/write/lease";
import { saveSuspicion, scheduleSuspicion } from "@/lib/db/write/suspicion";
import { WakeError } from "@/lib/domain/error";
import type { SuspectBoard } from "@/lib/domain/suspect";
import { log } from "@/lib/log";
import { lockIncident } from "@/lib/services/decision/lock-incident";
import { askForDays } from "@/lib/services/delivery/ask";
import { settleCauses } from "@/lib/services/incident/settle-causes";
import { publishChange } from "@/lib/services/live/publish";
import { gatherSuspects } from "./gather";
import { rankSuspects } from "./rank";
import { nextSuspectAt } from "./schedule";

/** Incidents of one round. */
const MOST = 10;
/** How long one that could not be looked into is left alone, so that it never keeps others waiting. */
const PATIENCE_MS = 5 * 60_000;
/** A posterior that moves by less than this is no news to an open page. */
const NEWS = 0.01;

/**
 * Works out what may have caused the incidents that are due, and stores each ranking with everything it rests on. Where it names a
 * deployment surely enough and nobody else named a cause, it becomes the cause. Returns how many incidents were looked into. The result
 * follows from what is stored and from `now`, so running it again changes nothing. With a lease, the writes are refused (`conflict`) once
 * another instance holds it.
 */
export async function settleSuspicions(now: Date, lease: Lease | null): Promise<number> {
  const due = await dueSuspicions(now, MOST);
  for (const incident of due) await settleOne(incident, now, lease);
  if (due.length > 0) askForDays();
  return due.length;
}

async function settleOne(incident: DueIncident, now: Date, lease: Lease | null): Promise<void> {
  const board = await boardOf(incident, now);
  await inTransaction(async (tx) => {
    await lockIncident(tx, incident);
    if (lease !== null && !(await stillHeld(tx, lease))) throw new WakeError("conflict", "Another instance has taken over the suspects.");
    if (board === null) return scheduleSuspicion(tx, incident, new Date(now.getTime() + PATIENCE_MS));
    const before = await suspicionOf(incident.id, tx);
    await saveSuspicion(tx, board);
    await settleCauses(tx, [incident.id], now);
    await scheduleSuspicion(tx, incident, nextSuspectAt(incident, now));
    if (isNews(before, board)) await publishChange(tx, "incidents");
  });
}

/** Null when it could not be worked out: that is logged, and tried again later. */
async function boardOf(incident: DueIncident, now: Date): Promise<SuspectBoard | null> {
  try {
    const input = await gatherSuspects(incident, now);
    return { incident: incident.id, detectedAt: input.detectedAt, ...rankSuspects(input), at: now };
  } catch (error) {
    log.error({ incident: incident.id, err: error }, "the suspects of an incident could not be worked out");
    return null;
  }
}

function isNews(before: SuspectBoard | null, { suspects, onsetAt, decided }: SuspectBoard): boolean {
  if (before === null || before.decided !== decided || before.onsetAt?.getTime() !== onsetAt?.getTime()) return true;
  return suspects.some(({ candidate, posterior }, place) => {
    const was = before.suspects[place];
    return was?.candidate.key !== candidate.key || Math.abs(was.posterior - posterior) > NEWS;
  });
}
