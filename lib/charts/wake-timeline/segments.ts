import type { VerdictState } from "@/lib/domain/verdict";
import { ratioOf, wakeHeight } from "./height";
import type { WakeHorizon } from "./input";
import type { WakeReach } from "./reach";
import { hasFailed, horizonIndex, reachedHorizons } from "./severity";

/** The tone in which one horizon is drawn, or a line pattern of its own. */
export type SegmentTone = "good" | "warn" | "bad" | "live" | "none" | "twin" | "dashes" | "dashes-warn";

const SEGMENT_TONE: Readonly<Record<VerdictState, SegmentTone>> = {
  pending: "live",
  watching: "live",
  healthy: "good",
  improved: "twin",
  suspect: "warn",
  regressed: "bad",
  environment: "none",
  insufficient: "dashes",
  silent: "dashes-warn",
  superseded: "none",
  "rolled-back": "none",
};

/** One horizon of one wake on the axis: heights 0..1 at its end, ratios to know what is cut. */
export type WakeSegment = {
  readonly from: number;
  readonly to: number;
  readonly errors: number;
  readonly p95: number;
  readonly errorsRatio: number;
  readonly p95Ratio: number;
  readonly tone: SegmentTone;
};

type Judged = Pick<WakeHorizon, "state" | "errors" | "p95">;

/** A judged horizon between two positions. What cannot be told has no height: a ratio out of three requests draws no band. */
export function segmentOf({ state, errors, p95 }: Judged, from: number, to: number): WakeSegment {
  const tone = SEGMENT_TONE[state];
  const told = tone !== "dashes" && tone !== "dashes-warn";
  const [errorsRatio, p95Ratio] = told ? [ratioOf(errors), ratioOf(p95)] : [0, 0];
  return { from, to, errors: wakeHeight(errorsRatio), p95: wakeHeight(p95Ratio), errorsRatio, p95Ratio, tone };
}

const EMPTY: WakeHorizon = { horizon: "5m", state: "rolled-back", errors: null, p95: null, requests: 0 };

/** The horizons that fit between a wake's start and end; the last one reached holds until the end. */
export function wakeSegments(reach: WakeReach): WakeSegment[] {
  const reached = reachedHorizons(reach.release);
  const horizons = reached.length === 0 && hasFailed(reach.release) ? [EMPTY] : reached;
  const segments: WakeSegment[] = [];
  let from = reach.from;
  horizons.forEach((horizon, i) => {
    if (from >= reach.end - 0.01) return;
    const bound = i === horizons.length - 1 ? reach.end : Math.min(reach.bounds[horizonIndex(horizon)] ?? reach.end, reach.end);
    if (bound <= from) return;
    segments.push(segmentOf(horizon, from, bound));
    from = bound;
  });
  return segments;
}
