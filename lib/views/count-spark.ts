import { type SparkModel, spark } from "@/lib/charts/spark/build";

const WIDTH = 160;
const HEIGHT = 24;
const BARS = 32;

type Counted = { readonly at: Date; readonly count: number };
type Time = { readonly from: Date; readonly to: Date; readonly now: Date };

/** Counts over a period as 32 bars, each an equal part of it; `describe` is told the most in one bar. */
export function countSpark(counts: readonly Counted[], { from, to, now }: Time, describe: (most: number) => string): SparkModel {
  const barMs = Math.max(1, (to.getTime() - from.getTime()) / BARS);
  const values = new Array<number>(BARS).fill(0);
  for (const { at, count } of counts) {
    const bar = Math.min(BARS - 1, Math.max(0, Math.floor((at.getTime() - from.getTime()) / barMs)));
    values[bar] = (values[bar] ?? 0) + count;
  }
  return spark({
    kind: "bars",
    width: WIDTH,
    height: HEIGHT,
    description: describe(Math.max(...values)),
    bars: values.map((value) => ({ value, part: null, soft: false })),
    unfinished: to >= now,
    previous: null,
  });
}
