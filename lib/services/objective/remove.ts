import { inTransaction } from "@/lib/db/prisma";
import { findObjective } from "@/lib/db/read/objective/list";
import { appendAudit } from "@/lib/db/write/audit";
import { deleteObjective } from "@/lib/db/write/objective";
import { type Actor, authorise, reachOf } from "@/lib/domain/access";
import { isUuid } from "@/lib/domain/uuid";
import { publishChange } from "@/lib/services/live/publish";
import { noSuchObjective } from "./no-such-objective";

/**
 * Removes an objective with its alerts. An incident that Wake opened for one of them, and that nothing else keeps open, ends at the next
 * look. Throws `not-found`, and `forbidden` for viewers.
 */
export async function removeObjective(actor: Actor | null, id: string, _now: Date): Promise<void> {
  authorise(actor, "objectives.manage");
  await inTransaction(async (tx) => {
    const known = isUuid(id) ? await findObjective(id, reachOf(actor), tx) : null;
    if (known === null || !(await deleteObjective(tx, id))) throw noSuchObjective();
    await publishChange(tx, "settings");
    const { service, environment, name } = known;
    await appendAudit(tx, { actor, action: "objective.remove", subject: `objective:${id}`, detail: { service, environment, name } });
  });
}
