import { listPromoted, type PromotedMetric } from "@/lib/db/read/metric/promoted";
import { type Actor, authorise, reachOf } from "@/lib/domain/access";

/** The metrics whose values are kept, within the actor's reach. */
export async function promotedMetricsPage(actor: Actor | null): Promise<{ readonly items: readonly PromotedMetric[] }> {
  authorise(actor, "view.read");
  return { items: await listPromoted(reachOf(actor)) };
}
