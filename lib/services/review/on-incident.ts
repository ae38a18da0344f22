import { type Db, inTransaction } from "@/lib/db/prisma";
import { findIncident } from "@/lib/db/read/incident/list";
import { appendAudit } from "@/lib/db/write/audit";
import { lockNames } from "@/lib/db/write/stripe-locks";
import { type Actor, authorise, reachOf } from "@/lib/domain/access";
import { WakeError } from "@/lib/domain/error";
import { publishChange } from "@/lib/services/live/publish";

type Audited = { readonly action: string; readonly detail: Readonly<Record<string, string | number | boolean>> };

/**
 * Lets somebody write on an incident: `work` writes, and says what of it is audited. Everything is one transaction, and nobody else writes on
 * the same incident meanwhile. Throws `not-found`, also beyond the actor's reach, and `forbidden`.
 */
export async function onIncident<Result>(
  actor: Actor | null,
  incidentId: string,
  work: (tx: Db, actor: Actor) => Promise<readonly [Result, Audited]>,
): Promise<Result> {
  authorise(actor, "incidents.decide");
  if ((await findIncident(incidentId, reachOf(actor))) === null) throw new WakeError("not-found", "There is no such incident.");
  return inTransaction(async (tx) => {
    await lockNames(tx, [`review:${incidentId}`]);
    const [result, { action, detail }] = await work(tx, actor);
    await publishChange(tx, "incidents");
    await appendAudit(tx, { actor, action, subject: `incident:${incidentId}`, detail });
    return result;
  });
}
