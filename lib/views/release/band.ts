import type { LineBand } from "@/lib/charts/line/input";
import type { SignalPoint } from "../signal-points";

type Key = keyof Omit<SignalPoint, "t">;

/** Steps on either side that count as the same clock: single steps of few days say little. */
const AROUND_STEPS = 2;
/** From so many earlier days on, and for at least so many of the chart's steps, the clock is known. */
const LEAST_DAYS = 2;
const LEAST_SHARE = 0.5;
const LEAST_STEPS_BEFORE = 5;

/**
 * What one signal usually is: the middle 80 % of the same clock on `earlier` days, and where too few of them were heard, of the
 * steps before the roll-out, level through the whole chart. Null when neither is known.
 */
export function bandOf(points: readonly SignalPoint[], earlier: readonly SignalPoint[][], rolledOutAt: Date, key: Key): LineBand | null {
  const days = earlier.map((day) => new Map(day.map((point) => [point.t.getTime(), point[key]])));
  const stepMs = (points[1]?.t.getTime() ?? 0) - (points[0]?.t.getTime() ?? 0);
  const clock = points.map(({ t }) => ({ t, ...(middleOf(days, t.getTime(), stepMs) ?? { low: null, high: null }) }));
  const known = clock.filter(({ low }) => low !== null).length;
  if (known > 0 && known >= points.length * LEAST_SHARE) return { label: "the same clock on earlier days", points: clock };
  const before = points.flatMap((point) => (point.t < rolledOutAt && point[key] !== null ? [point[key]] : []));
  if (before.length < LEAST_STEPS_BEFORE) return null;
  const level = middle(before);
  return { label: "the time before", points: points.map(({ t }) => ({ t, ...level })) };
}

function middleOf(days: readonly ReadonlyMap<number, number | null>[], at: number, stepMs: number): ReturnType<typeof middle> | null {
  const around = Array.from({ length: 2 * AROUND_STEPS + 1 }, (_, index) => at + (index - AROUND_STEPS) * stepMs);
  const heard = days.map((day) => around.flatMap((t) => day.get(t) ?? [])).filter((values) => values.length > 0);
  return heard.length < LEAST_DAYS ? null : middle(heard.flat());
}

function middle(values: readonly number[]): { low: number; high: number } {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
  return { low: at(0.1), high: at(0.9) };
}
