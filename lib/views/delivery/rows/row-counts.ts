import { CHANGE_OUTS } from "@/lib/metrics/delivery/fact";
import type { MetricId } from "@/lib/metrics/delivery/figure";
import type { LeadOptions, PeriodFacts } from "@/lib/metrics/delivery/period-facts";
import type { Counts } from "@/lib/metrics/delivery/summary";

/** How many rows a figure rests on, and how many are left out, by reason. Reasons that hold for none are not named. */
export type RowCounts = { readonly rowsIn: number; readonly rowsOut: Readonly<Record<string, number>> };

/**
 * What the rows of a metric amount to over a period. Lead times count changes, or commits; what a deployment carries unknown is one row
 * for the deployment.
 * @param facts As the figure is asked for.
 * @param everyone The same with the changes of machines.
 */
export function rowCounts(metric: MetricId, facts: PeriodFacts, everyone: PeriodFacts, lead: LeadOptions): RowCounts {
  const { counts, watching } = facts;
  const failed = { "failed-attempt": counts.failed };
  if (metric === "leadTimeForChanges") return { rowsIn: facts.lead.n, rowsOut: named(leadOuts(facts, everyone, lead)) };
  if (metric === "changeFailureRate") return { rowsIn: counts.reached - watching, rowsOut: named({ watching, ...failed }) };
  if (metric === "failedDeploymentRecoveryTime")
    return { rowsIn: counts.hurt, rowsOut: named({ unhurt: counts.reached - counts.hurt, ...failed }) };
  return { rowsIn: counts.reached, rowsOut: named(failed) };
}

function leadOuts(facts: PeriodFacts, everyone: PeriodFacts, lead: LeadOptions): Record<string, number> {
  const { counts } = facts;
  const byBots = everyone.lead.n - facts.lead.n;
  return {
    ...counts.carryOut,
    ...(lead.unit === "commit" ? commitOuts(counts, lead.bots, byBots) : changeOuts(counts, lead.bots, byBots)),
  };
}

function changeOuts({ changeOut, botChangeOut }: Counts, bots: boolean, byBots: number): Record<string, number> {
  if (bots) return Object.fromEntries(CHANGE_OUTS.map((reason) => [reason, (changeOut[reason] ?? 0) + (botChangeOut[reason] ?? 0)]));
  return { ...changeOut, bot: byBots + CHANGE_OUTS.reduce((sum, reason) => sum + (botChangeOut[reason] ?? 0), 0) };
}

/** A change of a person that was there before is one row; of all others each commit is. */
function commitOuts(counts: Counts, bots: boolean, byBots: number): Record<string, number> {
  const { changeOut, botChangeOut, commitOut, botCommitOut } = counts;
  const live = changeOut["already-live"] ?? 0;
  if (bots) return { "already-live": live + (botChangeOut["already-live"] ?? 0), "no-commit-time": commitOut + botCommitOut };
  return { "already-live": live, "no-commit-time": commitOut, bot: byBots + botCommitOut };
}

const named = (outs: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(Object.entries(outs).filter(([, count]) => count > 0));
