import type { SeriesRow } from "@/lib/db/read/signals/stored-rows";
import { fromOneSource, type RequestSource } from "@/lib/domain/request-source";
import type { SeriesKind } from "@/lib/domain/rollup";
import type { Window } from "@/lib/domain/verdict";
import type { EarlierDay, JudgeInput, MinuteRollup } from "@/lib/health/judge-input";
import { cellMinutesOf } from "@/lib/health/windows";
import { areNamed, joined, mergedCells, onlyThose } from "./cells";
import type { Look } from "./look";
import { overlaps } from "./overlaps";

/** The requests of one look: those of the judge's input, the kinds that they are told by, and whether their senders name versions. */
export type Requests = Pick<JudgeInput, "before" | "after" | "afterOfVersion" | "meantime" | "meantimeOfVersion" | "earlier"> & {
  readonly source: RequestSource | null;
  readonly kinds: ReadonlySet<SeriesKind>;
  readonly isNamed: boolean;
};

/** The windows of a look, in the order in which `requestsOf` takes their rows. */
export const windowsOf = ({ windows, passed, earlier }: Look): Window[] => [
  ...windows.before,
  passed,
  ...(windows.meantime === null ? [] : [windows.meantime]),
  ...earlier.flatMap(({ before, after }) => [before, after]),
];

/**
 * The cells of a look from the rows of its windows. One source of requests is chosen over the baseline and the time after. When another
 * release was unhealthy (`unhealthy` says when) is no baseline, and earlier days with such a time, or on which nothing was told, are left out.
 */
export function requestsOf(look: Look, rows: readonly (readonly SeriesRow[])[], unhealthy: readonly Window[]): Requests {
  const { windows, deployment, horizon } = look;
  const { source, rows: chosen } = fromOneSource(rows.slice(0, windows.before.length + 1).flat(), ({ rollup }) => rollup.count);
  const kinds = new Set<SeriesKind>(chosen.map(({ kind }) => kind));
  const left = rows.map((window) => onlyThose(window, ({ kind }) => kinds.has(kind))).values();
  const next = (): readonly SeriesRow[] => left.next().value ?? [];
  const cells = (window: readonly SeriesRow[]): MinuteRollup[] => mergedCells(window, cellMinutesOf(horizon));
  const before = unspoilt(joined(windows.before.map(() => cells(next()))), unhealthy);
  const after = next();
  const meantime = windows.meantime === null ? [] : next();
  const isNamed = areNamed(after);
  const own = (window: readonly SeriesRow[]) => onlyThose(window, ({ version }) => version === deployment.version);
  return {
    ...{ source, kinds, isNamed, before },
    after: cells(after),
    afterOfVersion: cells(isNamed ? own(after) : after),
    meantime: cells(meantime),
    // Of a sender that names no version nothing tells whether the new one spoke already.
    meantimeOfVersion: isNamed ? cells(own(meantime)) : [],
    earlier: earlierOf(look, () => cells(next()), unhealthy),
  };
}

/** A baseline without what an unhealthy release left in it, as long as that leaves something. */
export function unspoilt(cells: readonly MinuteRollup[], unhealthy: readonly Window[]): readonly MinuteRollup[] {
  const clean = onlyThose(cells, ({ at }) => !unhealthy.some(({ from, to }) => at >= from && at < to));
  return clean.length > 0 ? clean : cells;
}

function earlierOf({ earlier }: Look, next: () => MinuteRollup[], unhealthy: readonly Window[]): EarlierDay[] {
  const days = earlier.map((windows) => ({ windows, before: next(), after: next() }));
  return days.flatMap(({ windows, before, after }) => {
    const isEmpty = before.length + after.length === 0;
    const isSpoilt = unhealthy.some((time) => overlaps(time, windows.before) || overlaps(time, windows.after));
    return isEmpty || isSpoilt ? [] : [{ daysAgo: windows.daysAgo, before, after }];
  });
}
