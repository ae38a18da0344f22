import type { Bands } from "./bands";
import type { BucketReading, Comparison, Figure, MetricId, Reading, Unit } from "./figure";
import type { PeriodFacts } from "./period-facts";
import type { Periods } from "./reading";

/** What makes a metric: how it reads facts, what its values are called, and how two of them compare. */
export type Metric = {
  readonly id: MetricId;
  readonly unit: Unit;
  readonly read: (facts: PeriodFacts) => Reading;
  /** Of a value that is known; null for a metric without bands. */
  readonly bands: ((value: number, facts: PeriodFacts) => Bands) | null;
  readonly compare: (now: Reading, before: Reading) => Comparison | null;
  /** For durations. */
  readonly quarters: ((facts: PeriodFacts) => Quarters) | null;
};

/** What a quarter, and three quarters, of the durations do not exceed. */
export type Quarters = { readonly p25: number | null; readonly p75: number | null };

/** A metric over a period, beside the period before and by bucket. */
export function figureOf(metric: Metric, { now, before, buckets }: Periods): Figure {
  const reading = metric.read(now);
  const earlier = before === null ? null : metric.read(before);
  return {
    metric: metric.id,
    unit: metric.unit,
    ...reading,
    band: reading.value === null || metric.bands === null ? null : metric.bands(reading.value, now),
    previous: earlier === null || before === null ? null : { ...earlier, from: before.from, to: before.to },
    comparison: earlier === null ? null : metric.compare(reading, earlier),
    buckets: buckets.map((facts) => bucketOf(metric, facts)),
  };
}

const bucketOf = (metric: Metric, facts: PeriodFacts): BucketReading => ({
  ...metric.read(facts),
  ...(metric.quarters?.(facts) ?? { p25: null, p75: null }),
  from: facts.from,
  to: facts.to,
  partial: facts.partial,
});
