import { bucketOf, type Histogram } from "@/lib/domain/histogram/histogram";
import type { Horizon } from "@/lib/domain/horizon";
import type { Window } from "@/lib/domain/verdict";
import { type EndedBy, type JudgeInput, type MinuteRollup, NOTHING_FURTHER } from "@/lib/health/judge-input";
import { baselineWindows, cellMinutesOf } from "@/lib/health/windows";

export const ROLLED_OUT = new Date("2026-11-19T10:00:00Z");
export const minutesAfter = (minutes: number): Date => new Date(ROLLED_OUT.getTime() + minutes * 60_000);

/** A cell of `count` requests, `errors` of them failed, whose durations are those given (in ms, each with its number of requests). */
export function cell(at: Date, count: number, errors: number, durations: Histogram, minutes = 1): MinuteRollup {
  return { at, minutes, count, errors, ownErrors: errors, sumUs: 0, maxUs: 0, durations };
}

/** A histogram of durations in ms, each with its number of requests. */
export function durationsOf(entries: readonly (readonly [ms: number, count: number])[]): Histogram {
  const counted = entries.filter(([, count]) => count > 0).map(([ms, count]) => [bucketOf(ms * 1000), count] as const);
  if (counted.length === 0) return { offset: 0, counts: [] };
  const offset = Math.min(...counted.map(([bucket]) => bucket));
  const counts = new Array<number>(Math.max(...counted.map(([bucket]) => bucket)) - offset + 1).fill(0);
  for (const [bucket, count] of counted) counts[bucket - offset] = (counts[bucket - offset] ?? 0) + count;
  return { offset, counts };
}

/** Latency of so many requests without noise: half fast, a tail up to ten times the median. */
export function steadyDurations(count: number, medianMs: number): Histogram {
  const shares = [0.2, 0.3, 0.2, 0.14, 0.08, 0.05, 0.02, 0.01];
  const factors = [0.6, 1, 1.5, 2, 3, 4, 6, 10];
  return durationsOf(shares.map((share, index) => [medianMs * (factors[index] ?? 1), Math.round(share * count)]));
}

/** How a cell at a time looks: requests, of which so many failed, with their durations. */
export type Weather = (at: Date, minutes: number) => Omit<MinuteRollup, "at" | "minutes">;

/** The same weather always: `perMinute` requests, the share that fails as evenly as whole numbers allow. */
export const steady =
  (perMinute: number, share: number, medianMs = 100): Weather =>
  (at, minutes) => {
    const count = Math.round(perMinute * minutes);
    const done = Math.round(at.getTime() / 60_000) * perMinute;
    const errors = Math.floor((done + count) * share) - Math.floor(done * share);
    return cell(at, count, errors, steadyDurations(count, medianMs), minutes);
  };

/** Cells of a window; minutes without requests have none, as in the database. */
export function cells(window: Window, minutes: number, weather: Weather): MinuteRollup[] {
  const result: MinuteRollup[] = [];
  for (let at = window.from.getTime(); at < window.to.getTime(); at += minutes * 60_000) {
    const rollup = { ...weather(new Date(at), minutes), at: new Date(at), minutes };
    if (rollup.count > 0) result.push(rollup);
  }
  return result;
}

type Scene = {
  readonly horizon: Horizon;
  readonly before: Weather | null;
  readonly after: Weather | null;
  /** Traffic of other versions after roll-out. */
  readonly others?: Weather;
  readonly now?: Date;
  readonly endedBy?: EndedBy;
  readonly seen?: boolean;
  readonly previousVersion?: string;
};

const NO_WEATHER: Weather = (at, minutes) => cell(at, 0, 0, { offset: 0, counts: [] }, minutes);
const HORIZON_END: Readonly<Record<Horizon, number>> = { "5m": 5, "1h": 60, "24h": 1440, "7d": 10_080 };

/** The input of a judgement; by default at the end of the horizon. */
export function scene({ horizon, before, after, others, now, endedBy, seen, previousVersion }: Scene): JudgeInput {
  const windows = baselineWindows(horizon, ROLLED_OUT);
  const minutes = cellMinutesOf(horizon);
  const moment = now ?? minutesAfter(HORIZON_END[horizon]);
  const passed = { from: windows.after.from, to: new Date(Math.min(windows.after.to.getTime(), moment.getTime())) };
  const afterOfVersion = cells(passed, minutes, after ?? NO_WEATHER);
  return {
    horizon,
    now: moment,
    deployment: { startedAt: ROLLED_OUT, finishedAt: ROLLED_OUT, version: "3.18.0", previousVersion: previousVersion ?? "3.17.4" },
    endedBy: endedBy ?? null,
    windows,
    before: windows.before.flatMap((window) => cells(window, minutes, before ?? NO_WEATHER)),
    after: [...afterOfVersion, ...cells(passed, minutes, others ?? NO_WEATHER)],
    afterOfVersion,
    source: "spans",
    trafficStartedAt: (seen ?? afterOfVersion.length > 0) ? ROLLED_OUT : null,
    ...NOTHING_FURTHER,
  };
}
