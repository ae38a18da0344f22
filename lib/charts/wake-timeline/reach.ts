import { HORIZON_MINUTES, HORIZONS } from "@/lib/domain/horizon";
import type { WakeFrame } from "./frame";
import type { WakeRelease } from "./input";
import { hasFailed, reachedHorizons } from "./severity";

const NEXT_GAP = 2.5;
const SWALLOW_GAP = 3;

/** How far one wake reaches, in px. */
export type WakeReach = {
  readonly release: WakeRelease;
  readonly x: number;
  /** Where it becomes visible: later than `x` when it begins inside the bow of a failed one. */
  readonly from: number;
  readonly end: number;
  /** Where each of the four horizons ends. */
  readonly bounds: readonly number[];
  /** It began inside the bow of a failed wake and shares its mark. */
  readonly swallowedBy: string | null;
  /** It is the rollback that ended the wake before it: shown by that wake's end bar. */
  readonly isRollback: boolean;
};

/** Ends of the four horizons: true to time, but never narrower than the bow. */
function boundsOf(start: number, at: number, { x, layout }: WakeFrame): number[] {
  const least = [layout.bow[0], layout.bow[1], 0, 0];
  let previous = start;
  return HORIZONS.map((horizon, i) => {
    previous = Math.max(x(at + HORIZON_MINUTES[horizon] * 60_000), previous + (least[i] ?? 0));
    return previous;
  });
}

function endOf(release: WakeRelease, bounds: readonly number[], nextX: number, { x, nowX }: WakeFrame): number {
  const ended = release.endedAt === null ? Number.POSITIVE_INFINITY : x(release.endedAt.getTime());
  const natural = Math.min(bounds[3] ?? 0, nextX - NEXT_GAP, nowX, ended);
  if (!hasFailed(release)) return natural;
  const bow = bounds[reachedHorizons(release).length > 1 ? 1 : 0] ?? 0;
  const kept = release.endedAt === null ? natural : Math.min(bounds[3] ?? 0, nowX, ended);
  return Math.max(kept, bow);
}

/** The wakes of one row, oldest first, each cut where the next release, its end, or now cuts it. Planned releases leave none. */
export function wakeReaches(releases: readonly WakeRelease[], frame: WakeFrame): WakeReach[] {
  const sorted = releases.filter((release) => release.kind !== "planned").toSorted((a, b) => a.at.getTime() - b.at.getTime());
  let bow: { readonly id: string; readonly end: number } | null = null;
  return sorted.map((release, i) => {
    const x = frame.x(release.at.getTime());
    const next = sorted[i + 1];
    const nextX = next === undefined ? Number.POSITIVE_INFINITY : frame.x(next.at.getTime());
    const bounds = boundsOf(x, release.at.getTime(), frame);
    const end = endOf(release, bounds, nextX, frame);
    const swallowed: { readonly id: string; readonly end: number } | null = bow !== null && x < bow.end ? bow : null;
    const previous = sorted[i - 1];
    const ended = previous?.endedBy === "rollback" ? previous.endedAt : null;
    const isRollback = ended !== null && ended !== undefined && Math.abs(release.at.getTime() - ended.getTime()) <= 60_000;
    if (hasFailed(release)) bow = { id: release.id, end: end + 2 };
    const from = Math.max(x, swallowed === null ? x : swallowed.end + SWALLOW_GAP);
    return { release, x, from, end, bounds, swallowedBy: swallowed?.id ?? null, isRollback };
  });
}
