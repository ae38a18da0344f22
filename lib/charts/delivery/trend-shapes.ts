import { areaPath, linePath, type Point } from "@/lib/charts/path";
import { round1 } from "@/lib/charts/round";
import { zonedParts } from "@/lib/domain/zone";
import { PLOT_HEIGHT, type TrendAxes } from "./trend-axes";
import type { TrendBucket, TrendInput } from "./trend-input";
import type { TrendBar, TrendModel } from "./trend-model";

/** Air on each side of a bar, as a share of its bucket. */
const AIR = 0.12;

/** Bars of counts: weekends light, a part of the whole dark, what has not ended outlined. */
export function barsOf(input: TrendInput, { x, y }: TrendAxes): TrendBar[] {
  if (input.kind !== "bars") return [];
  const weekend = (at: Date): boolean => input.bucket === "day" && [0, 6].includes(zonedParts(at, input.zone).weekday);
  return input.buckets.flatMap((bucket): TrendBar[] => {
    if (bucket.value === null) return [];
    const [left, right] = [x(bucket.from.getTime()), x(bucket.to.getTime())];
    const air = (right - left) * AIR;
    const bar = (value: number, look: TrendBar["look"]): TrendBar => {
      const top = round1(y(value));
      return { x: round1(left + air), y: top, width: round1(right - left - 2 * air), height: round1(PLOT_HEIGHT - top), look };
    };
    const split = bucket.part !== null;
    const whole = bar(bucket.value, bucket.partial ? "unfinished" : split || weekend(bucket.from) ? "soft" : "bar");
    return split && bucket.part > 0 ? [whole, bar(bucket.part, "bar")] : [whole];
  });
}

/** Runs of neighbouring buckets that have what is read; a gap stays a gap. */
function runs<T>(buckets: readonly TrendBucket[], read: (bucket: TrendBucket) => T | null): T[][] {
  const found: T[][] = [[]];
  for (const bucket of buckets) {
    const value = read(bucket);
    if (value === null) found.push([]);
    else found.at(-1)?.push(value);
  }
  return found.filter((run) => run.length > 0);
}

const middleOf = ({ from, to }: TrendBucket, { x }: TrendAxes): number => x((from.getTime() + to.getTime()) / 2);

/** The line through the values of buckets, each in the middle of its bucket, with its band; a lone one is a dot of no length. */
export function lineOf(input: TrendInput, axes: TrendAxes): Pick<TrendModel, "line" | "band"> {
  if (input.kind !== "line") return { line: null, band: null };
  const points = runs(input.buckets, (bucket): Point | null =>
    bucket.value === null ? null : [middleOf(bucket, axes), axes.y(bucket.value)],
  );
  const edges = runs(input.buckets, (bucket) =>
    bucket.low === null || bucket.high === null ? null : { x: middleOf(bucket, axes), low: axes.y(bucket.low), high: axes.y(bucket.high) },
  );
  const band = edges
    .map((run) =>
      areaPath(
        run.map(({ x, high }): Point => [x, high]),
        run.map(({ x, low }): Point => [x, low]),
      ),
    )
    .join("");
  return { line: points.map((run) => (run.length === 1 ? `${linePath(run)}h0` : linePath(run))).join("") || null, band: band || null };
}

/** The last value of a line; single durations where each failure began, open ones at what they have lasted so far. */
export function dotsOf(input: TrendInput, axes: TrendAxes): TrendModel["dots"] {
  if (input.kind === "dots")
    return input.dots.map(({ at, seconds, open }) => ({
      x: round1(axes.x(at.getTime())),
      y: round1(axes.y(Math.max(1, seconds))),
      look: open ? ("open" as const) : ("single" as const),
    }));
  const last = input.kind === "line" ? input.buckets.findLast(({ value }) => value !== null) : undefined;
  if (last === undefined || last.value === null) return [];
  return [{ x: round1(middleOf(last, axes)), y: round1(axes.y(last.value)), look: "end" }];
}
