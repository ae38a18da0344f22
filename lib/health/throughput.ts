import { HORIZON_MINUTES, type Horizon } from "@/lib/domain/horizon";
import type { MetricEffect, Ratio, Window } from "@/lib/domain/verdict";
import { poissonCdf } from "@/lib/metrics/stats/poisson-cdf";
import { dispersion } from "./dispersion";
import type { JudgeInput, MinuteRollup } from "./judge-input";
import type { Material } from "./material";
import { sameClock } from "./same-clock";
import { ALPHA, TRAFFIC_COLLAPSE, Z_TWO_SIDED } from "./thresholds";
import { sumTrials, type TrialCell } from "./trials";
import { cellMinutesOf } from "./windows";

/** Traffic of the whole service, judged version or not, against the baseline. */
export type Throughput = {
  readonly effect: MetricEffect;
  /** Less than half is left, past chance. */
  readonly collapsed: boolean;
  /** Requests a minute in the baseline; null when there is none. */
  readonly expectedPerMinute: number | null;
  /** How much more traffic varies from minute to minute than chance alone would have it. */
  readonly dispersion: number;
};

/**
 * Requests a minute before and after, in whole cells. Minutes without a cell count as minutes without traffic, from the first cell of
 * each baseline period on: a service that is younger than the period did not stand still before.
 * The interval is the log-normal one of a ratio of two counts whose variance is `dispersion` times Poisson's.
 */
export function compareThroughput(input: JudgeInput, material: Material): Throughput {
  const cellMs = cellMinutesOf(input.horizon) * 60_000;
  const { from, to } = material.window;
  const whole = { from, to: new Date(from.getTime() + Math.floor((to.getTime() - from.getTime()) / cellMs) * cellMs) };
  const minutesAfter = (whole.to.getTime() - whole.from.getTime()) / 60_000;
  const before = traffic(material.cells.before.filter(({ at }) => comparable(input.horizon, at, whole)));
  const after = traffic(material.cells.after.filter(({ at }) => at.getTime() < whole.to.getTime()));
  const minutesBefore = input.windows.before.reduce((total, period) => total + observedMinutes(input.horizon, before, period, whole), 0);
  const [x0, x1] = [sumTrials(before).hits, sumTrials(after).hits];
  const rates = { before: minutesBefore > 0 ? x0 / minutesBefore : null, after: minutesAfter > 0 ? x1 / minutesAfter : null };
  const bursts = dispersion(before);
  const effect =
    rates.before && rates.after ? around(rates.after / rates.before, Z_TWO_SIDED * Math.sqrt(bursts * (1 / x0 + 1 / x1))) : null;
  const expected = (rates.before ?? 0) * minutesAfter;
  const rare = minutesAfter > 0 && poissonCdf(x1 / bursts, expected / bursts) < ALPHA;
  return {
    effect: { metric: "throughput", unit: "per-minute", ...rates, effect, reason: effect ? null : whyNot(x0, minutesAfter) },
    collapsed: rare && (effect === null || effect.high < TRAFFIC_COLLAPSE),
    expectedPerMinute: rates.before,
    dispersion: bursts,
  };
}

const traffic = (cells: readonly MinuteRollup[]): TrialCell[] =>
  cells.map(({ at, minutes, count }) => ({ at, minutes, hits: count, of: minutes }));

const around = (ratio: number, spread: number): Ratio => ({ ratio, low: ratio * Math.exp(-spread), high: ratio * Math.exp(spread) });

/** Minute cells are compared as they come, hour cells at the same clock. */
const comparable = (horizon: Horizon, at: Date, window: Window): boolean =>
  cellMinutesOf(horizon) === 1 || sameClock(at, window, HORIZON_MINUTES[horizon]);

/** Minutes of a baseline period that are compared, counted from its first cell on. */
function observedMinutes(horizon: Horizon, cells: readonly TrialCell[], period: Window, window: Window): number {
  const cellMinutes = cellMinutesOf(horizon);
  const times = cells.map(({ at }) => at.getTime()).filter((at) => at >= period.from.getTime() && at < period.to.getTime());
  let minutes = 0;
  for (let at = Math.min(...times); at < period.to.getTime(); at += cellMinutes * 60_000) {
    if (comparable(horizon, new Date(at), window)) minutes += cellMinutes;
  }
  return minutes;
}

function whyNot(before: number, minutesAfter: number): string {
  if (before === 0) return "The baseline has no traffic.";
  return minutesAfter === 0 ? "Not one whole period of time has passed." : "Nothing was requested.";
}
