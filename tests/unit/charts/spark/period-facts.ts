import { NO_DISTRIBUTION } from "@/lib/metrics/delivery/distribution";
import type { Figure } from "@/lib/metrics/delivery/figure";
import type { PeriodFacts } from "@/lib/metrics/delivery/period-facts";

const DAY_MS = 86_400_000;
/** A Sunday. */
const FIRST = Date.UTC(2026, 9, 25);

const NO_COUNTS: PeriodFacts["counts"] = {
  ...{ reached: 0, failed: 0, hurt: 0, rework: 0, hurtBy: {}, reworkBy: {}, carryOut: {} },
  ...{ changeOut: {}, botChangeOut: {}, commitOut: 0, botCommitOut: 0 },
};

/** Facts of the nth day of a history that begins on a Sunday, or of so many days from then on; nothing happened unless it is said. */
export function sparkFacts(
  day: number,
  over: Partial<Omit<PeriodFacts, "counts">> & { readonly counts?: Partial<PeriodFacts["counts"]> } = {},
): PeriodFacts {
  const none = NO_DISTRIBUTION;
  const { counts, days = 1, ...rest } = over;
  return {
    from: new Date(FIRST + day * DAY_MS),
    to: new Date(FIRST + (day + days) * DAY_MS),
    ...{ days, deploymentDays: 0, connected: true, partial: false, watching: 0, lead: none, gap: none, recovered: [], open: [] },
    stages: { coding: none, pickup: none, review: none, merge: none, deploy: none },
    ...rest,
    counts: { ...NO_COUNTS, ...counts },
  };
}

/** A figure with nothing to compare with, unless it is said. */
export const sparkFigure = (over: Pick<Figure, "metric" | "unit"> & Partial<Figure>): Figure => ({
  ...{ value: null, n: 0, interval: null, reason: null, band: null, previous: null, comparison: null, buckets: [] },
  ...over,
});

export const previousOf = (value: number, n = 10): NonNullable<Figure["previous"]> => ({
  ...{ value, n, interval: null, reason: null, from: new Date(FIRST - 28 * DAY_MS), to: new Date(FIRST) },
});
