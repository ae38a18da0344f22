import type { WakeRelease } from "./input";
import type { WakeReach } from "./reach";
import { type MarkShape, severity, shapeOf, worstShape } from "./severity";

/** A place on a row with the releases that are shown there. */
export type Stop = { readonly x: number; readonly members: readonly WakeRelease[]; readonly clustered: boolean };

export const stopShape = (stop: Stop, rollbacks: ReadonlySet<string>): MarkShape =>
  worstShape(stop.members.map((release) => (rollbacks.has(release.id) ? "none" : shapeOf(release))));

/** The release a stop stands for: its worst, of equals the latest. */
export function leaderOf(stop: Stop): WakeRelease | undefined {
  return stop.members.toSorted((a, b) => severity(shapeOf(a)) - severity(shapeOf(b)) || b.at.getTime() - a.at.getTime())[0];
}

/** One stop for each release of a row; what began inside a failed bow stands with the failed one, a rollback at its bar. */
export function rowStops(reaches: readonly WakeReach[]): Stop[] {
  const stops = new Map<string, { x: number; members: WakeRelease[] }>();
  for (const reach of reaches) {
    const host = reach.swallowedBy === null ? undefined : stops.get(reach.swallowedBy);
    if (host === undefined) stops.set(reach.release.id, { x: reach.x, members: [reach.release] });
    else {
      host.members.push(reach.release);
      stops.set(reach.release.id, host);
    }
  }
  return [...new Set(stops.values())].map((stop) => ({ ...stop, clustered: false }));
}
