import { failureRateBands } from "./bands";
import { compareEstimates } from "./compare";
import type { Figure, Reading } from "./figure";
import { figureOf, type Metric } from "./figure-of";
import type { PeriodFacts } from "./period-facts";
import { noReading, nothingReached, type Periods } from "./reading";
import { shareReading } from "./share-reading";

/** Deployments that hurt / settled deployments: those that hurt, and those that did not for as long as they are observed. */
export const changeFailureRateFigure = (periods: Periods): Figure => figureOf(METRIC, periods);

/** Deployments that reached production and are settled: all but those that hurt nobody so far and are still observed. */
export const settledOf = ({ counts, watching }: PeriodFacts): number => counts.reached - watching;

/** Attempts that failed before they changed production / all attempts that ended. Shown beside the change failure rate. */
export const deploymentFailureRate = (facts: PeriodFacts): Reading => {
  const { failed, reached } = facts.counts;
  return failed + reached === 0 ? noReading(nothingReached(facts)) : shareReading(failed, failed + reached);
};

const METRIC: Metric = {
  id: "changeFailureRate",
  unit: "share",
  read,
  bands: failureRateBands,
  compare: (now, before) => compareEstimates(now, before, "less"),
  quarters: null,
};

function read(facts: PeriodFacts): Reading {
  if (facts.counts.reached === 0) return noReading(nothingReached(facts));
  const settled = settledOf(facts);
  return settled === 0 ? noReading("none-settled") : shareReading(facts.counts.hurt, settled);
}
