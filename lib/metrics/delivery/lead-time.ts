import { leadTimeBands } from "./bands";
import { compareEstimates } from "./compare";
import type { Figure, Reading } from "./figure";
import { figureOf, type Metric } from "./figure-of";
import type { PeriodFacts } from "./period-facts";
import { interval95, noReading, nothingReached, type Periods } from "./reading";

/**
 * Lead time for changes: the median seconds from the first commit of a change to the finish of the deployment that first brought it to
 * production, or of each commit where commits were asked for. Its interval comes from order statistics.
 */
export const leadTimeFigure = (periods: Periods): Figure => figureOf(METRIC, periods);

const METRIC: Metric = {
  id: "leadTimeForChanges",
  unit: "seconds",
  read,
  bands: leadTimeBands,
  compare: (now, before) => compareEstimates(now, before, "less"),
  quarters: ({ lead }) => ({ p25: lead.p25, p75: lead.p75 }),
};

function read(facts: PeriodFacts): Reading {
  const { lead, counts } = facts;
  if (lead.p50 === null) return noReading(counts.reached === 0 ? nothingReached(facts) : "no-changes");
  return { value: lead.p50, n: lead.n, interval: interval95(lead.low, lead.high), reason: null };
}
