import { inTransaction } from "@/lib/db/prisma";
import { appendAudit } from "@/lib/db/write/audit";
import { deletePromoted } from "@/lib/db/write/metric-promotion";
import { type Actor, authorise, reachOf } from "@/lib/domain/access";
import { WakeError } from "@/lib/domain/error";
import { publishChange } from "@/lib/services/live/publish";
import { parseInput } from "@/lib/services/parse";
import { renewPromoted } from "./promoted";
import { promotionSchema } from "./promotion-input";

/**
 * Stores no further values of a metric; those that are stored stay as long as all others.
 *
 * @throws WakeError `not-found` when it is not promoted, or beyond the actor's reach.
 */
export async function demoteMetric(actor: Actor | null, input: unknown): Promise<void> {
  authorise(actor, "metrics.manage");
  const { service, name } = parseInput(promotionSchema, input);
  const { services } = reachOf(actor);
  await inTransaction(async (tx) => {
    const reached = services.length === 0 || services.includes(service);
    if (!reached || !(await deletePromoted(tx, service, name)))
      throw new WakeError("not-found", "This metric is not kept.", { fix: "Reload the list." });
    await publishChange(tx, "settings");
    await appendAudit(tx, { actor, action: "metric.demote", subject: `metric:${service}/${name}` });
  });
  renewPromoted();
}
