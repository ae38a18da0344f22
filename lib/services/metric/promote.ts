import { inTransaction } from "@/lib/db/prisma";
import { metricOf } from "@/lib/db/read/metric/one";
import type { PromotedMetric } from "@/lib/db/read/metric/promoted";
import { appendAudit } from "@/lib/db/write/audit";
import { insertPromoted } from "@/lib/db/write/metric-promotion";
import { type Actor, authorise, reachOf } from "@/lib/domain/access";
import { WakeError } from "@/lib/domain/error";
import { OTHER } from "@/lib/domain/label-limits";
import { metricScale } from "@/lib/domain/metric-scale";
import { publishChange } from "@/lib/services/live/publish";
import { parseInput } from "@/lib/services/parse";
import { renewPromoted } from "./promoted";
import { promotionSchema } from "./promotion-input";

/** Half of the operations that a service may have, and a metric is one operation. */
const MOST_OF_SERVICE = 100;

/**
 * From now on stores the values of a metric that has been sent: at once in this process, within ten seconds in any other. Answers
 * false when it is promoted already.
 *
 * @throws WakeError `invalid` for a summary, `not-found` for a metric that nobody sent or that the actor does not reach, `conflict` over
 * the limit of 100 a service.
 */
export async function promoteMetric(actor: Actor | null, input: unknown, now: Date): Promise<boolean> {
  authorise(actor, "metrics.manage");
  const { service, name } = parseInput(promotionSchema, input);
  const metric = await promotable(actor, service, name);
  const row: PromotedMetric = { service, name, ...metric, promotedAt: now, promotedBy: actor.name };
  const added = await inTransaction(async (tx) => {
    const outcome = await insertPromoted(tx, row, MOST_OF_SERVICE);
    if (outcome === "full")
      throw new WakeError("conflict", `${service} has ${MOST_OF_SERVICE} promoted metrics, and no more are kept.`, {
        fix: "Stop keeping one of them first.",
      });
    if (outcome === "known") return false;
    await publishChange(tx, "settings");
    await appendAudit(tx, { actor, action: "metric.promote", subject: `metric:${service}/${name}`, detail: metric });
    return true;
  });
  renewPromoted();
  return added;
}

async function promotable(actor: Actor, service: string, name: string): Promise<{ unit: string; scale: number }> {
  const { services } = reachOf(actor);
  const reached = services.length === 0 || services.includes(service);
  const metric = reached && name !== OTHER ? await metricOf(service, name) : null;
  if (metric === null)
    throw new WakeError("not-found", "No metric of this service and name has been sent.", {
      fix: "Copy both from Settings, Sources; a metric is there some seconds after its first point.",
    });
  if (metric.kind === "summary")
    throw new WakeError("invalid", "A summary cannot be kept: its quantiles do not add up.", {
      fix: "Send it as a histogram.",
      issues: [{ field: "name", message: "is a summary" }],
    });
  return { unit: metric.unit, scale: metricScale(metric.unit) };
}
