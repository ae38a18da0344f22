import type { CallPoint, CallSeries } from "./input";

const MINUTE_MS = 60_000;

export const minuteOf = (at: Date): number => Math.floor(at.getTime() / MINUTE_MS);

/** A point by its minute since the epoch, told in what fails and not in what succeeds. */
export type Tick = {
  readonly minute: number;
  readonly requests: number | null;
  readonly failing: number | null;
  readonly worst: number | null;
  readonly own: number | null;
  readonly ms: number | null;
  readonly instances: number | null;
};

/** A series in order of time, one tick a minute; `quiet` when it was told that no instance reported, in some minute. */
export type Track = Omit<CallSeries, "points"> & { readonly ticks: readonly Tick[]; readonly quiet: boolean };

/** Series in an order of their own, whatever order they came in; what is told twice of a minute counts once, with its worse word. */
export function tracksOf(series: readonly CallSeries[]): readonly Track[] {
  const byKey = new Map<string, CallSeries[]>();
  for (const one of series) {
    const key = JSON.stringify([one.service, one.version, one.side, one.peer]);
    const same = byKey.get(key);
    if (same === undefined) byKey.set(key, [one]);
    else same.push(one);
  }
  return [...byKey.entries()]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([, same]) => {
      const [first] = same;
      if (first === undefined) return [];
      const points = same.flatMap((one) => one.points);
      const { service, version, side, peer } = first;
      return [{ service, version, side, peer, ticks: ticksOf(points), quiet: points.some(({ instances }) => instances === 0) }];
    });
}

function ticksOf(points: readonly CallPoint[]): readonly Tick[] {
  const ticks = new Map<number, Tick>();
  const sorted = points
    .filter(isTold)
    .map(tickOf)
    .sort((one, other) => one.minute - other.minute || (other.failing ?? -1) - (one.failing ?? -1) || tie(one, other));
  for (const tick of sorted) if (!ticks.has(tick.minute)) ticks.set(tick.minute, tick);
  return [...ticks.values()];
}

/** A minute in which no instance reported, or no call was counted, tells nothing, whatever ratio it carries. */
const isTold = ({ instances, requests }: CallPoint): boolean => instances !== 0 && (requests !== 0 || instances !== null);

const tickOf = ({ at, requests, success, worst, ownFailed, meanMs, instances }: CallPoint): Tick => ({
  minute: minuteOf(at),
  requests,
  failing: success === null ? null : 1 - success,
  worst: worst === null ? null : 1 - worst,
  own: ownFailed,
  ms: meanMs,
  instances,
});

const tie = (one: Tick, other: Tick): number => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1);

/** What several tracks of one place amount to: calls weigh by their number where all of them tell it, else by instances, else alike. */
export function merged(tracks: readonly Track[]): readonly Tick[] {
  const [only] = tracks;
  if (only !== undefined && tracks.length === 1) return only.ticks;
  const byMinute = new Map<number, Tick[]>();
  for (const { ticks } of tracks)
    for (const tick of ticks) {
      const same = byMinute.get(tick.minute);
      if (same === undefined) byMinute.set(tick.minute, [tick]);
      else same.push(tick);
    }
  return [...byMinute.values()].map(mergedTick).sort((one, other) => one.minute - other.minute);
}

function mergedTick(ticks: readonly Tick[]): Tick {
  const [first] = ticks;
  if (first === undefined) throw new RangeError("a minute without points cannot be merged");
  if (ticks.length === 1) return first;
  const weightOf = ticks.every(({ requests }) => requests !== null)
    ? ({ requests }: Tick) => requests ?? 0
    : ({ instances }: Tick) => Math.max(1, instances ?? 1);
  const mean = (pick: (tick: Tick) => number | null): number | null => {
    const known = ticks.flatMap((tick) => {
      const value = pick(tick);
      return value === null ? [] : [{ value, weight: weightOf(tick) }];
    });
    const weight = known.reduce((sum, one) => sum + one.weight, 0);
    return weight === 0 ? null : known.reduce((sum, one) => sum + one.value * one.weight, 0) / weight;
  };
  const sum = (pick: (tick: Tick) => number | null): number | null =>
    ticks.every((tick) => pick(tick) !== null) ? ticks.reduce((total, tick) => total + (pick(tick) ?? 0), 0) : null;
  const worst = ticks.flatMap((tick) => (tick.worst === null ? [] : [tick.worst]));
  return {
    minute: first.minute,
    requests: sum(({ requests }) => requests),
    failing: mean(({ failing }) => failing),
    worst: worst.length === 0 ? null : Math.max(...worst),
    own: mean(({ own }) => own),
    ms: mean(({ ms }) => ms),
    instances: sum(({ instances }) => instances),
  };
}

/** Ticks from minute `from` to before `to`. */
export const between = (ticks: readonly Tick[], from: number, to: number): readonly Tick[] =>
  ticks.filter(({ minute }) => minute >= from && minute < to);
