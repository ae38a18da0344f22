export const METRIC_IDS = [
  "deploymentFrequency",
  "leadTimeForChanges",
  "changeFailureRate",
  "failedDeploymentRecoveryTime",
  "deploymentReworkRate",
] as const;
export type MetricId = (typeof METRIC_IDS)[number];

/** `per-day`: deployments a day. `share`: 0 to 1. */
export type Unit = "per-day" | "seconds" | "share";

export type Interval = { readonly low: number; readonly high: number; readonly level: 0.95 };

export const NO_VALUE_REASONS = [
  "not-connected",
  "no-deployments",
  "no-changes",
  "none-settled",
  "no-failures",
  "most-still-open",
  "not-production",
] as const;
export type NoValueReason = (typeof NO_VALUE_REASONS)[number];

export const BAND_YEARS = ["2021", "2023", "2024"] as const;
export type BandYear = (typeof BAND_YEARS)[number];
export const BANDS = ["elite", "high", "medium", "low"] as const;
export type Band = (typeof BANDS)[number];

/** A value with what it takes to trust it. */
export type Reading = {
  /** Null when it cannot be known; `reason` then says why. */
  readonly value: number | null;
  /** How many deployments, changes, commits or failures it rests on. */
  readonly n: number;
  readonly interval: Interval | null;
  readonly reason: NoValueReason | null;
};

export type BucketReading = Reading & {
  readonly from: Date;
  readonly to: Date;
  readonly partial: boolean;
  /** Quarters of the values, for durations. */
  readonly p25: number | null;
  readonly p75: number | null;
};

/** How a value compares with the period before. Better and worse need an interval of the difference that excludes zero; counts need none. */
export type Comparison = {
  readonly direction: "better" | "worse" | "unclear" | "same";
  /** now - before, in the unit of the figure. */
  readonly difference: number;
  readonly interval: Interval | null;
};

/** One of the five metrics over a period. */
export type Figure = Reading & {
  readonly metric: MetricId;
  readonly unit: Unit;
  readonly band: Readonly<Record<BandYear, Band>> | null;
  readonly previous: (Reading & { readonly from: Date; readonly to: Date }) | null;
  /** Null when either side is unknown. */
  readonly comparison: Comparison | null;
  readonly buckets: readonly BucketReading[];
};
