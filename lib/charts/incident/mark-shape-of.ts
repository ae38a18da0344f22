import type { MarkShape } from "@/lib/charts/wake-timeline/severity";
import type { VerdictState } from "@/lib/domain/verdict";

const SHAPES: Readonly<Record<VerdictState, MarkShape>> = {
  pending: "watching",
  watching: "watching",
  healthy: "healthy",
  improved: "improved",
  suspect: "suspect",
  regressed: "regressed",
  environment: "environment",
  insufficient: "insufficient",
  silent: "silent",
  superseded: "insufficient",
  "rolled-back": "regressed",
};

/** The mark of a release by the one word for it. */
export const shapeOfState = (state: VerdictState): MarkShape => SHAPES[state];
