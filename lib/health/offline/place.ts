import { groupBy } from "@/lib/domain/group-by";
import { EMPTY_HISTOGRAM } from "@/lib/domain/histogram/histogram";
import { addRollups } from "@/lib/domain/rollup-add";
import type { MinuteRollup } from "../judge-input";
import type { World, WorldPoint, WorldSeries } from "./world";

const MINUTE_MS = 60_000;

/** Cells in order of time, of all versions together and of each. */
type Cells = { readonly all: readonly MinuteRollup[]; readonly versions: ReadonlyMap<string, readonly MinuteRollup[]> };

/** What a world tells of one service in one environment: by whom and by what requests were answered. */
export type Place = Cells & {
  readonly environment: string;
  /** The largest first; empty when only sums are told. */
  readonly operations: readonly (Cells & { readonly operation: string })[];
  /** Whether some of its failures are told to have begun in another service. */
  readonly passesOn: boolean;
  readonly signatures: readonly { readonly at: number; readonly version: string; readonly signature: string; readonly count: number }[];
};

export const placeKey = (one: { readonly service: string; readonly environment: string }): string =>
  JSON.stringify([one.service, one.environment]);

/** The places of a world that its deployments are about, and where failures are passed on all of them. */
export function placesOf(world: World): ReadonlyMap<string, Place> {
  const wanted = new Set(world.deployments.map(placeKey));
  const groups = groupBy(world.series, placeKey);
  const all = [...groups].some(([key, series]) => wanted.has(key) && passesOn(series));
  return new Map([...groups].filter(([key]) => all || wanted.has(key)).map(([key, series]) => [key, placeOf(series)]));
}

/** A version whose series of all operations is absent counts the sum of its operations. */
function placeOf(told: readonly WorldSeries[]): Place {
  const series = oneEach(told);
  const whole = [...groupBy(series, (one) => one.version).values()].flatMap((told) => {
    const sums = told.filter(({ operation }) => operation === null);
    return sums.length > 0 ? sums : told;
  });
  const operations = groupBy(
    series.filter(({ operation }) => operation !== null),
    (one) => one.operation ?? "",
  );
  const sized = [...operations].map(([operation, told]) => ({ operation, ...cellsOfSeries(told) }));
  const size = (cells: readonly MinuteRollup[]): number => cells.reduce((sum, { count }) => sum + count, 0);
  return {
    ...cellsOfSeries(whole),
    environment: told[0]?.environment ?? "",
    operations: sized.toSorted((a, b) => size(b.all) - size(a.all) || (a.operation < b.operation ? -1 : 1)),
    passesOn: passesOn(series),
    signatures: whole.flatMap(({ version, points }) =>
      points.flatMap(({ at, signatures }) =>
        [...signatures].filter(([, count]) => count > 0).map(([signature, count]) => ({ at: at.getTime(), version, signature, count })),
      ),
    ),
  };
}

const passesOn = (series: readonly WorldSeries[]): boolean =>
  series.some(({ points }) => points.some(({ errors, ownErrors }) => ownErrors !== null && ownErrors < errors));

/** One series of each version and operation: what is told in two is one, and a point told twice, in either, counts once (the last). */
function oneEach(series: readonly WorldSeries[]): WorldSeries[] {
  const groups = groupBy(series, ({ version, operation }) => JSON.stringify([version, operation]));
  return [...groups.values()].flatMap((parts) => {
    const byInstant = new Map(parts.flatMap(({ points }) => points.map((point) => [point.at.getTime(), point] as const)));
    return parts.slice(0, 1).map((one) => ({ ...one, points: [...byInstant.values()] }));
  });
}

function cellsOfSeries(series: readonly WorldSeries[]): Cells {
  const byVersion = groupBy(series, (one) => one.version);
  const versions = new Map([...byVersion].map(([version, told]) => [version, mergedCells(told.map(({ points }) => cellsOf(points)))]));
  return { all: mergedCells([...versions.values()]), versions };
}

/** Minute cells of one series: points of one minute add up, no more fail than were asked. */
const cellsOf = (points: readonly WorldPoint[]): MinuteRollup[] => points.filter(({ count }) => count > 0).map(cellOf);

function cellOf({ at, count, errors, ownErrors, durations }: WorldPoint): MinuteRollup {
  const failed = Math.min(Math.max(0, errors), count);
  return {
    at: new Date(Math.floor(at.getTime() / MINUTE_MS) * MINUTE_MS),
    minutes: 1,
    count,
    errors: failed,
    ownErrors: Math.min(ownErrors ?? failed, failed),
    sumUs: 0,
    maxUs: 0,
    durations: durations ?? EMPTY_HISTOGRAM,
  };
}

/** Cells of several series as one, one for each instant, in order of time. */
function mergedCells(series: readonly (readonly MinuteRollup[])[]): readonly MinuteRollup[] {
  const groups = groupBy(series.flat(), ({ at }) => at.getTime());
  return [...groups.values()].map((group) => sumOf(group, 1)).toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

/** Minute cells summed to hours. */
export function hourCells(cells: readonly MinuteRollup[]): MinuteRollup[] {
  const groups = groupBy(cells, ({ at }) => Math.floor(at.getTime() / (60 * MINUTE_MS)));
  return [...groups].map(([hour, group]) => ({ ...sumOf(group, 60), at: new Date(hour * 60 * MINUTE_MS) }));
}

function sumOf(group: readonly MinuteRollup[], minutes: number): MinuteRollup {
  const [first] = group;
  const at = first?.at ?? new Date(0);
  return group.length === 1 && first !== undefined && first.minutes === minutes ? first : { ...addRollups(group), at, minutes };
}

/** The cells of a period, end exclusive, of cells in order of time. */
export function between(cells: readonly MinuteRollup[], from: number, to: number): readonly MinuteRollup[] {
  return cells.slice(firstFrom(cells, from), firstFrom(cells, to));
}

function firstFrom(cells: readonly MinuteRollup[], from: number): number {
  let low = 0;
  let high = cells.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cells[middle]?.at.getTime() ?? from) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}
