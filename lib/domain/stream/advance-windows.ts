import type { Added, Advance } from "./added";
import type { StreamPoint } from "./point";
import { OUT_OF_REACH_NS, type Window, type WindowState } from "./state";

const MOST_WINDOWS = 32;
const MINUTE_NS = 60_000_000_000n;

/**
 * Takes a delta or a gauge. Each stretch of time counts once, the first point that tells of it; a gauge tells of its instant. A delta
 * whose start is not known stands for its instant too, and what it adds is taken to have happened in the minute before.
 */
export function advanceWindows(state: WindowState | null, point: StreamPoint): Advance {
  const covered = state ?? { kind: "windows", windows: [] };
  const window = windowOf(point);
  const overlaps = covered.windows.some((one) => one.startNs < window.timeNs && window.startNs < one.timeNs);
  if (overlaps) return { state: covered, added: null, note: "known" };
  return { state: { kind: "windows", windows: withWindow(covered.windows, window) }, added: addedBy(point), note: "counted" };
}

const hasStart = ({ temporality, startNs, timeNs }: StreamPoint): boolean => temporality === "delta" && startNs > 0n && startNs < timeNs;

const windowOf = (point: StreamPoint): Window => ({
  startNs: hasStart(point) ? point.startNs : point.timeNs - 1n,
  timeNs: point.timeNs,
});

function addedBy(point: StreamPoint): Added {
  const { temporality, timeNs, value } = point;
  if (temporality === "gauge") return { startNs: timeNs, timeNs, value };
  return { startNs: hasStart(point) ? point.startNs : timeNs - MINUTE_NS, timeNs, value };
}

/** Windows that touch become one; over the limit the two oldest do, and the gap between them is closed to what comes late. */
function withWindow(windows: readonly Window[], window: Window): Window[] {
  const inOrder = [...windows, window].sort((a, b) => (a.startNs < b.startNs ? -1 : 1));
  const merged: Window[] = [];
  for (const one of inOrder) {
    const last = merged.at(-1);
    if (last?.timeNs === one.startNs) merged[merged.length - 1] = { startNs: last.startNs, timeNs: one.timeNs };
    else merged.push(one);
  }
  const reach = (merged.at(-1)?.timeNs ?? 0n) - OUT_OF_REACH_NS;
  const [oldest, second, ...rest] = merged.filter(({ timeNs }) => timeNs > reach);
  if (oldest === undefined || second === undefined) return oldest === undefined ? [] : [oldest];
  return rest.length + 2 > MOST_WINDOWS ? [{ startNs: oldest.startNs, timeNs: second.timeNs }, ...rest] : [oldest, second, ...rest];
}
