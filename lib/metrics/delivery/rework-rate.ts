import { compareEstimates } from "./compare";
import type { Figure, Reading } from "./figure";
import { figureOf, type Metric } from "./figure-of";
import type { PeriodFacts } from "./period-facts";
import { noReading, nothingReached, type Periods } from "./reading";
import { shareReading } from "./share-reading";

/** Deployments made because an earlier one went wrong (see `REWORK_REASONS`) / deployments that reached production. No bands exist. */
export const reworkRateFigure = (periods: Periods): Figure => figureOf(METRIC, periods);

const METRIC: Metric = {
  id: "deploymentReworkRate",
  unit: "share",
  read,
  bands: null,
  compare: (now, before) => compareEstimates(now, before, "less"),
  quarters: null,
};

function read(facts: PeriodFacts): Reading {
  const { reached, rework } = facts.counts;
  return reached === 0 ? noReading(nothingReached(facts)) : shareReading(rework, reached);
}
