import { severityOf } from "./severity";
import { between, type Tick } from "./track";

/** Minutes around the detection that surely are within the harm, and those before it that may be. */
const SURELY_HURT = 2;
const PERHAPS_HURT = 15;
const LOOK_BACK = 90;
/** Places that are less severe say nothing of when it began. */
const CLEARLY_WORSE = 0.15;

/**
 * First minute of the harm; null when nothing is clearly worse at the detection than before. Every place that is worse lends its curve, in
 * parts of its own rise and weighed by its severity; the onset is where one step (low before, high from there on) fits their sum best, which
 * is the maximum of the likelihood when minutes scatter alike.
 */
export function onsetOf(places: readonly (readonly Tick[])[], detected: number, end: number): number | null {
  const curve = new Map<number, { sum: number; weight: number }>();
  for (const ticks of places) {
    const before = baselineOf(ticks, detected);
    const now = between(ticks, detected - SURELY_HURT, end);
    const { value, how } = severityOf(before, now);
    if (value < CLEARLY_WORSE) continue;
    const pick = (tick: Tick): number | null => (how === "failing" ? tick.failing : tick.ms);
    const [low, high] = [meanOf(before, pick), meanOf(now, pick)];
    if (low === null || high === null || high <= low) continue;
    for (const tick of between(ticks, detected - LOOK_BACK, end)) {
      const read = pick(tick);
      if (read === null) continue;
      const at = curve.get(tick.minute) ?? { sum: 0, weight: 0 };
      const part = Math.min(1.5, Math.max(-0.5, (read - low) / (high - low)));
      curve.set(tick.minute, { sum: at.sum + value * part, weight: at.weight + value });
    }
  }
  const points = [...curve.entries()]
    .sort(([one], [other]) => one - other)
    .map(([minute, { sum, weight }]) => ({ minute, value: sum / weight }));
  return bestStep(points);
}

/** Well before the detection where there is that much, else the earlier half of what there is. */
function baselineOf(ticks: readonly Tick[], detected: number): readonly Tick[] {
  const calm = between(ticks, detected - LOOK_BACK, detected - PERHAPS_HURT);
  if (calm.length >= 3) return calm;
  const earlier = between(ticks, detected - LOOK_BACK, detected - SURELY_HURT);
  return earlier.slice(0, Math.ceil(earlier.length / 2));
}

function meanOf(ticks: readonly Tick[], pick: (tick: Tick) => number | null): number | null {
  const values = ticks.map(pick).filter((value) => value !== null);
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The minute from which on the values are higher, by least squares of two levels; the first of several that fit alike. */
function bestStep(points: readonly { readonly minute: number; readonly value: number }[]): number | null {
  const total = points.reduce((sum, { value }) => sum + value, 0);
  let [best, bestGain, left] = [null as number | null, 0, 0];
  points.forEach(({ minute, value }, index) => {
    const [before, after] = [left / Math.max(1, index), (total - left) / (points.length - index)];
    const gain = index === 0 || after <= before ? 0 : (index * (points.length - index) * (after - before) ** 2) / points.length;
    if (gain > bestGain + 1e-12) [best, bestGain] = [minute, gain];
    left += value;
  });
  return best;
}
