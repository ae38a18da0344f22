import type { Horizon } from "@/lib/domain/horizon";
import type { Window } from "@/lib/domain/verdict";
import { type EarlierDay, type EndedBy, type JudgeInput, type MinuteRollup, NOTHING_FURTHER, type OperationCells } from "../judge-input";
import { MOST_POINTS, spacingOf } from "../spacing-of";
import { baselineWindows, cellMinutesOf, earlierWindows } from "../windows";
import { between, hourCells, type Place } from "./place";
import { signaturesOf } from "./signatures";
import type { WorldDeployment } from "./world";

const NO_CELLS: readonly MinuteRollup[] = [];
const MINUTE_MS = 60_000;
/** As many as the product reads. */
const MOST_OPERATIONS = 20;

/** What the looks at one deployment at one horizon share. */
export type Case = {
  readonly deployment: WorldDeployment;
  readonly horizon: Horizon;
  readonly place: Place | null;
  /** Other services of its environment. */
  readonly neighbours: readonly Place[];
  readonly endedBy: EndedBy | null;
  /** Periods that other unhealthy deployments of the place have spoiled. */
  readonly spoiled: readonly Window[];
};

/** What of a window has passed. */
const until = ({ from, to }: Window, now: Date): Window => ({
  from,
  to: new Date(Math.max(from.getTime(), Math.min(to.getTime(), now.getTime()))),
});

/** Gives the judge's input at any look: the same as the product reads from its store. */
export function inputsOf({ deployment, horizon, place, neighbours, endedBy, spoiled }: Case): (now: Date) => JudgeInput {
  const windows = baselineWindows(horizon, deployment.finishedAt, deployment.startedAt);
  const read = reader(horizon);
  const all = place?.all ?? NO_CELLS;
  const own = place?.versions.get(deployment.version) ?? NO_CELLS;
  const baseline = (cells: readonly MinuteRollup[]): readonly MinuteRollup[] =>
    unspoiled(
      windows.before.flatMap((window) => read(cells, window)),
      spoiled,
    );
  const before = baseline(all);
  const earlier = earlierOf(horizon, all, windows, spoiled);
  const neighboursUntil = neighboursOf(neighbours, windows, read);
  const spacing = spacingOf(all.slice(-MOST_POINTS));
  const operationsBefore = (place?.operations ?? []).map((one) => baseline(one.all));
  const firstAt = firstOf(own, deployment);
  const signaturesUntil = signaturesOf(place, deployment);
  return (now) => {
    const passed = until(windows.after, now);
    const meantime = windows.meantime === null ? null : until(windows.meantime, now);
    const operations = (place?.operations ?? []).slice(0, MOST_OPERATIONS).map(
      (one, index): OperationCells => ({
        operation: one.operation,
        before: operationsBefore[index] ?? NO_CELLS,
        after: read(one.all, passed),
        afterOfVersion: read(one.versions.get(deployment.version) ?? NO_CELLS, passed),
      }),
    );
    return {
      ...NOTHING_FURTHER,
      horizon,
      now,
      deployment,
      endedBy: endedBy === null || endedBy.at.getTime() > now.getTime() ? null : endedBy,
      windows,
      source: place === null ? null : "spans",
      before,
      after: read(all, passed),
      afterOfVersion: read(own, passed),
      meantime: meantime === null ? [] : read(all, meantime),
      meantimeOfVersion: meantime === null ? [] : read(own, meantime),
      trafficStartedAt: firstAt !== null && firstAt.getTime() < now.getTime() ? firstAt : null,
      earlier,
      operations,
      spacing,
      neighbours: neighboursUntil(passed),
      signatures: cellMinutesOf(horizon) > 1 ? null : signaturesUntil(passed),
    };
  };
}

/** What the version answered in an earlier life tells nothing of this one. */
function firstOf(own: readonly MinuteRollup[], { startedAt, finishedAt }: WorldDeployment): Date | null {
  const begin = Math.floor(Math.min(startedAt.getTime(), finishedAt.getTime()) / MINUTE_MS) * MINUTE_MS;
  return between(own, begin, Number.POSITIVE_INFINITY)[0]?.at ?? null;
}

type Read = (cells: readonly MinuteRollup[], window: Window) => readonly MinuteRollup[];

/** What other services answered before, and up to any look. */
function neighboursOf(neighbours: readonly Place[], { before }: JudgeInput["windows"], read: Read) {
  const known = neighbours.map(({ all }) => ({ all, before: before.flatMap((window) => read(all, window)) }));
  return (passed: Window) => known.map((one) => ({ before: one.before, after: read(one.all, passed) }));
}

/** A baseline without what an unhealthy deployment left in it, as long as that leaves something. */
function unspoiled(cells: readonly MinuteRollup[], spoiled: readonly Window[]): readonly MinuteRollup[] {
  const clean = cells.filter(({ at }) => !spoiled.some(({ from, to }) => at >= from && at < to));
  return clean.length > 0 ? clean : cells;
}

const reader =
  (horizon: Horizon) =>
  (cells: readonly MinuteRollup[], { from, to }: Window): readonly MinuteRollup[] => {
    const minutes = between(cells, from.getTime(), to.getTime());
    return cellMinutesOf(horizon) === 60 ? hourCells(minutes) : minutes;
  };

function earlierOf(
  horizon: Horizon,
  all: readonly MinuteRollup[],
  windows: JudgeInput["windows"],
  spoiled: readonly Window[],
): EarlierDay[] {
  const read = reader(horizon);
  const isClean = (window: Window): boolean => !spoiled.some(({ from, to }) => from < window.to && to > window.from);
  return earlierWindows(horizon, windows)
    .filter(({ before, after }) => isClean(before) && isClean(after))
    .map(({ daysAgo, before, after }) => ({ daysAgo, before: read(all, before), after: read(all, after) }))
    .filter(({ before, after }) => before.length + after.length > 0);
}
