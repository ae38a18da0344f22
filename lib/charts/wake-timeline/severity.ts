import type { VerdictState } from "@/lib/domain/verdict";
import type { WakeHorizon, WakeRelease } from "./input";

/** What a mark looks like. `none` is the place of a rollback, which the end bar already shows. */
export type MarkShape =
  | "regressed"
  | "suspect"
  | "silent"
  | "unrecorded"
  | "watching"
  | "insufficient"
  | "improved"
  | "healthy"
  | "environment"
  | "planned"
  | "none";

/** Worst first: the shape that stands for a cluster. */
const ORDER: readonly MarkShape[] = [
  "regressed",
  "suspect",
  "silent",
  "unrecorded",
  "watching",
  "insufficient",
  "improved",
  "healthy",
  "environment",
  "planned",
  "none",
];

export const severity = (shape: MarkShape): number => ORDER.indexOf(shape);

/** The worst of some shapes; `none` of none. */
export const worstShape = (shapes: readonly MarkShape[]): MarkShape => ORDER.find((shape) => shapes.includes(shape)) ?? "none";

/** Horizons that were reached and judged, in order of time. */
const CUT: readonly VerdictState[] = ["superseded", "rolled-back"];
const POSITION = { "5m": 0, "1h": 1, "24h": 2, "7d": 3 } as const;
export const horizonIndex = (horizon: WakeHorizon): number => POSITION[horizon.horizon];
export const reachedHorizons = (release: WakeRelease): WakeHorizon[] =>
  release.horizons.filter((horizon) => !CUT.includes(horizon.state)).toSorted((a, b) => horizonIndex(a) - horizonIndex(b));

const isJudged = ({ state }: WakeHorizon): boolean => ["healthy", "improved", "suspect", "regressed", "environment"].includes(state);

/** Whether any horizon of a release could be judged. */
export const wasJudged = (release: WakeRelease): boolean => reachedHorizons(release).some(isJudged);

/** Whether a release broke something: judged worse, or taken back, or repaired. */
export const hasFailed = (release: WakeRelease): boolean =>
  release.endedBy === "rollback" || release.endedBy === "repair" || release.horizons.some(({ state }) => state === "regressed");

/** The shape of a release's mark: the worst that was said of it, where a doubt that later cleared does not count. */
export function shapeOf(release: WakeRelease): MarkShape {
  if (release.kind === "planned" || release.kind === "unrecorded") return release.kind;
  const reached = reachedHorizons(release);
  const last = reached.at(-1);
  const counted = last !== undefined && isJudged(last) ? reached.filter(({ state }) => state !== "insufficient") : reached;
  const shapes = counted.map(({ state }): MarkShape => {
    if (state === "pending") return "watching";
    return state === "superseded" || state === "rolled-back" ? "none" : state;
  });
  const worst = worstShape(shapes);
  return worst === "none" ? "insufficient" : worst;
}
