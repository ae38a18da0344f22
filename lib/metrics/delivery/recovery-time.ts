import { kaplanMeier, type Survival, survivalMedianInterval, survivalTime } from "@/lib/metrics/stats/kaplan-meier";
import { recoveryTimeBands } from "./bands";
import { compareEstimates } from "./compare";
import type { Figure, Reading } from "./figure";
import { figureOf, type Metric, type Quarters } from "./figure-of";
import type { PeriodFacts } from "./period-facts";
import { interval95, noReading, nothingReached, type Periods } from "./reading";

/**
 * Failed deployment recovery time: the median seconds from hurt to recovery by Kaplan-Meier, so that a failure which is not over counts
 * as lasting at least as long as it has. The median is the shortest time within which half were over.
 */
export const recoveryTimeFigure = (periods: Periods): Figure => figureOf(METRIC, periods);

const METRIC: Metric = {
  id: "failedDeploymentRecoveryTime",
  unit: "seconds",
  read,
  bands: recoveryTimeBands,
  compare: (now, before) => compareEstimates(now, before, "less"),
  quarters,
};

/** How the failures of a period lasted: its value and its quarters are both read from that. */
const survivals = new WeakMap<PeriodFacts, Survival>();

function survivalOf(facts: PeriodFacts): Survival {
  const survival = survivals.get(facts) ?? kaplanMeier(facts.recovered, facts.open);
  survivals.set(facts, survival);
  return survival;
}

function read(facts: PeriodFacts): Reading {
  const { recovered, open } = facts;
  const n = recovered.length + open.length;
  if (n === 0) return noReading(facts.counts.reached === 0 ? nothingReached(facts) : "no-failures");
  const survival = survivalOf(facts);
  const value = survivalTime(survival, 0.5);
  if (value === null) return noReading("most-still-open", n);
  const interval = survivalMedianInterval(survival);
  return { value, n, interval: interval && interval95(interval.low, interval.high), reason: null };
}

function quarters(facts: PeriodFacts): Quarters {
  const survival = survivalOf(facts);
  return { p25: survivalTime(survival, 0.75), p75: survivalTime(survival, 0.25) };
}
