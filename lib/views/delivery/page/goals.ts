import { goalsConcerning } from "@/lib/db/read/delivery/goals";
import type { Selection } from "@/lib/domain/delivery-row";
import type { MetricId } from "@/lib/metrics/delivery/figure";
import { narrowestGoals } from "@/lib/metrics/delivery/goal";
import { goalOf } from "@/lib/views/settings/goal-rows";

/** What a selection shall reach, in the unit of each figure: a service's own goals, else its team's, else everybody's. */
export async function goalsOf(selection: Selection): Promise<Readonly<Partial<Record<MetricId, number>>>> {
  const rows = await goalsConcerning(selection);
  return narrowestGoals(rows.map(goalOf).filter((goal) => goal !== null));
}
