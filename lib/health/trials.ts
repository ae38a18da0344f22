import { countAbove } from "@/lib/domain/histogram/exceedance";
import { totalOf } from "@/lib/domain/histogram/histogram";
import type { Rollup } from "@/lib/domain/rollup";
import type { MinuteRollup } from "./judge-input";
import { remember } from "./remember";
import { sumOf } from "./sum-of";

/** So many hits (failed, slow) of so many requests. Fractions are possible once divided by a dispersion. */
export type Trials = { readonly hits: number; readonly of: number };

/** Trials of one cell of time. */
export type TrialCell = Trials & { readonly at: Date; readonly minutes: number };

/** One kind of hit on an earlier day, in the windows before and after. */
export type EarlierTrials = { readonly daysAgo: number; readonly before: Trials; readonly after: Trials };

/** What counts as a hit in a rollup. */
export type Counter = (rollup: Rollup) => Trials;

export const countFailed: Counter = (rollup) => ({ hits: rollup.errors, of: rollup.count });

/** Failures that began in the service itself. */
export const countOwn: Counter = (rollup) => ({ hits: rollup.ownErrors, of: rollup.count });

/** Durations above a histogram bucket; exact, because no bucket is split. */
export function countSlower(bucket: number): Counter {
  const known = slower.get(bucket);
  if (known !== undefined) return known;
  const counter: Counter = ({ durations }) => ({ hits: countAbove(durations, bucket), of: totalOf(durations) });
  slower.set(bucket, counter);
  return counter;
}

/** One counter for each bucket, so that what it counted can be remembered. */
const slower = new Map<number, Counter>();

export const trialCells = remember((cells: readonly MinuteRollup[], counter: Counter): readonly TrialCell[] =>
  cells.map((cell) => {
    const { hits, of } = counter(cell);
    return { at: cell.at, minutes: cell.minutes, hits, of };
  }),
);

/** Hits of all cells together, counted in their sum: what a counter counts adds up. */
export const countCells = remember((cells: readonly MinuteRollup[], counter: Counter): Trials => counter(sumOf(cells, "all")));

export function sumTrials(trials: readonly Trials[]): Trials {
  let hits = 0;
  let of = 0;
  for (const part of trials) {
    hits += part.hits;
    of += part.of;
  }
  return { hits, of };
}

/** Trials without those of a part; never below zero. */
export const withoutTrials = (all: Trials, part: Trials): Trials => ({
  hits: Math.max(0, all.hits - part.hits),
  of: Math.max(0, all.of - part.of),
});

/** Trials that weigh as much as independent ones would: both counts divided by the dispersion. */
export const thin = (trials: Trials, dispersion: number): Trials => ({ hits: trials.hits / dispersion, of: trials.of / dispersion });

/** Share of hits, or null with no trials. */
export const shareOf = (trials: Trials): number | null => (trials.of > 0 ? trials.hits / trials.of : null);
