import type { TrendBucket, TrendInput } from "@/lib/charts/delivery/trend-input";

/** A day of November 2026 in Oslo. */
export const day = (n: number): Date => new Date(Date.UTC(2026, 10, n - 1, 23));

export const bucket = (n: number, value: number | null, more: Partial<TrendBucket> = {}): TrendBucket => ({
  ...{ from: day(n), to: day(n + 1), partial: false, value, low: null, high: null, part: null, cells: [String(value)] },
  ...more,
});

/** Two weeks from Mon 2 November, one bucket a day. */
export const trendInput = (more: Partial<TrendInput> = {}): TrendInput => ({
  ...{ title: "Deployments a day", kind: "bars", unit: "count", bucket: "day", zone: "Europe/Oslo" },
  ...{ from: day(2), to: day(16), buckets: [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15].map((n) => bucket(n, n)) },
  ...{
    dots: [],
    median: null,
    previous: null,
    goal: null,
    failures: [],
    incidents: [],
    columns: ["Deployments"],
    caption: "It went well.",
  },
  ...more,
});
