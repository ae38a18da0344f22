import { NO_COUNTS } from "@/lib/metrics/delivery/counts";
import { distributionOf, NO_DISTRIBUTION } from "@/lib/metrics/delivery/distribution";
import { STAGES, type Stage } from "@/lib/metrics/delivery/fact";
import type { Distribution, PeriodFacts } from "@/lib/metrics/delivery/period-facts";
import type { Counts } from "@/lib/metrics/delivery/summary";

const EMPTY_STAGES: Readonly<Record<Stage, Distribution>> = {
  coding: NO_DISTRIBUTION,
  pickup: NO_DISTRIBUTION,
  review: NO_DISTRIBUTION,
  merge: NO_DISTRIBUTION,
  deploy: NO_DISTRIBUTION,
};

const DAY_MS = 86_400_000;
const END = Date.parse("2026-11-21T00:00:00Z");

/** What a period is said to hold; everything else is nothing. Durations in seconds, in any order. */
export type Held = {
  readonly days?: number;
  /** How many days before the newest end it ends. */
  readonly ago?: number;
  readonly deploymentDays?: number;
  readonly connected?: boolean;
  readonly watching?: number;
  readonly counts?: Partial<Counts>;
  readonly lead?: readonly number[];
  readonly stages?: Partial<Record<Stage, readonly number[]>>;
  readonly recovered?: readonly number[];
  readonly open?: readonly number[];
};

const ascending = (values: readonly number[] = []): number[] => values.toSorted((a, b) => a - b);

/** Facts of a period of 28 days with a connected source, holding what is said. */
export function factsHolding({ days = 28, ago = 0, ...held }: Held = {}): PeriodFacts {
  const to = END - ago * DAY_MS;
  const stages = STAGES.map((stage) => [stage, distributionOf(ascending(held.stages?.[stage]))] as const);
  return {
    from: new Date(to - Math.ceil(days) * DAY_MS),
    to: new Date(to),
    days,
    deploymentDays: held.deploymentDays ?? Math.min(Math.ceil(days), held.counts?.reached ?? 0),
    connected: held.connected ?? true,
    partial: false,
    counts: { ...NO_COUNTS, ...held.counts },
    watching: held.watching ?? 0,
    lead: distributionOf(ascending(held.lead)),
    stages: { ...EMPTY_STAGES, ...Object.fromEntries(stages) },
    recovered: ascending(held.recovered),
    open: ascending(held.open),
  };
}

/** So many values, evenly spread around a median by a factor of two either way. */
export const spread = (n: number, median: number): number[] =>
  Array.from({ length: n }, (_, at) => Math.round(median * 2 ** (n === 1 ? 0 : (2 * at) / (n - 1) - 1)));
