import type { Change } from "./input";
import type { Scene } from "./scene";
import { minuteOf, type Track } from "./track";

/** Minutes that a started instance has until it can be expected to report. */
export const INSTANCE_START = 1;
/** … and from which on one whose step goes on is late. */
const SLOW_START = 3;

/** A change with the parts of the scene that are about it. */
export type Suspected = {
  readonly change: Change;
  readonly service: string | null;
  /** Version that it brings; null when it brings none, or nobody knows which. */
  readonly version: string | null;
  /** Minutes at which more of it took effect, in order; at least one when it is known when it began. */
  readonly effects: readonly number[];
  /** Series of the new version, and of those that it replaces. */
  readonly fresh: readonly Track[];
  readonly old: readonly Track[];
};

export function suspected(scene: Scene, change: Change): Suspected {
  const { candidate, steps, previousVersion } = change;
  const tracks = scene.tracks.filter(({ service }) => service === candidate.service);
  const version = candidate.configuration ? null : (candidate.version ?? stepVersion(change) ?? appeared(tracks, change));
  const forward = steps.filter(({ to, instances }) => instances > 0 && (to === null || version === null || to === version));
  const began = candidate.at === null ? [] : [minuteOf(candidate.at)];
  const effects = forward.length > 0 ? forward.map(({ at }) => minuteOf(at)).sort((one, other) => one - other) : began;
  const fresh = version === null ? [] : tracks.filter((track) => track.version === version);
  const others = version === null ? [] : tracks.filter((track) => track.version !== null && track.version !== version);
  const before = previousVersion ?? steps.find(({ from }) => from !== null)?.from ?? null;
  const replaced = others.filter((track) => track.version === before);
  return { change, service: candidate.service, version, effects, fresh, old: replaced.length > 0 ? replaced : others };
}

const stepVersion = ({ steps }: Change): string | null => steps.find(({ to }) => to !== null)?.to ?? null;

/** A version whose first signal came with the change, and before the next one, where nobody named the version. */
function appeared(tracks: readonly Track[], { candidate: { at }, endedAt }: Change): string | null {
  if (at === null) return null;
  const [began, ended] = [minuteOf(at), endedAt == null ? Number.POSITIVE_INFINITY : minuteOf(endedAt)];
  const firsts = new Map<string, number>();
  for (const { version, ticks } of tracks) {
    const first = ticks[0]?.minute;
    if (version !== null && first !== undefined) firsts.set(version, Math.min(first, firsts.get(version) ?? first));
  }
  const after = [...firsts.entries()].filter(([, first]) => first >= began);
  const fresh = after.filter(([, first]) => first < ended).sort(([a, one], [b, other]) => one - other || (a < b ? -1 : 1));
  return after.length < firsts.size ? (fresh[0]?.[0] ?? null) : null;
}

/**
 * Instances of the new version that should report in a minute; null where no step tells how many were added. Those of a step that has not
 * been completed count half once they had time: the step may be slow, or it may wait for instances that will never come up.
 */
export function expectedInstances({ change, version }: Suspected, minute: number): number | null {
  const told = change.steps.filter(({ to, instances }) => instances > 0 && (to === null || to === version));
  if (told.length === 0) return null;
  const added = told.reduce((sum, { at, completedAt, instances }) => {
    if (minuteOf(completedAt ?? at) + INSTANCE_START < minute) return sum + instances;
    return minuteOf(at) + SLOW_START < minute ? sum + instances / 2 : sum;
  }, 0);
  const takenBack = change.steps.filter(({ at, from }) => from !== null && from === version && minuteOf(at) <= minute);
  return Math.max(
    0,
    takenBack.reduce((left, { removed }) => left - removed, added),
  );
}

/** Instances of the new version that were added until a minute; null where no step tells. */
export function addedInstances({ change, version }: Suspected, minute: number): number | null {
  const told = change.steps.filter(({ to, instances, at }) => instances > 0 && (to === null || to === version) && minuteOf(at) <= minute);
  return told.length === 0 ? null : told.reduce((sum, { instances }) => sum + instances, 0);
}
