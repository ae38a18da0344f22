import { frequencyBands } from "./bands";
import { compareCounts } from "./compare";
import type { Figure, Reading } from "./figure";
import { figureOf, type Metric } from "./figure-of";
import type { PeriodFacts } from "./period-facts";
import { noReading, type Periods } from "./reading";

/**
 * Deployments that reached production / days of the period. A period without any is 0 as soon as a source is connected. It is a count
 * of what happened and not a sample, so it has no interval.
 */
export const deploymentFrequencyFigure = (periods: Periods): Figure => figureOf(METRIC, periods);

const METRIC: Metric = {
  id: "deploymentFrequency",
  unit: "per-day",
  read,
  bands: (_value, { counts, deploymentDays, days }) => frequencyBands({ reached: counts.reached, deploymentDays, days }),
  compare: (now, before) => compareCounts(now, before, "more"),
  quarters: null,
};

function read({ counts, days, connected }: PeriodFacts): Reading {
  if (counts.reached === 0 && !connected) return noReading("not-connected");
  if (!(days > 0)) return noReading("no-deployments", counts.reached);
  return { value: counts.reached / days, n: counts.reached, interval: null, reason: null };
}
