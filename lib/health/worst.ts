import type { VerdictState } from "@/lib/domain/verdict";

/** From worst to best, as one mark stands for several. */
const WORST_FIRST: readonly VerdictState[] = [
  "regressed",
  "rolled-back",
  "suspect",
  "silent",
  "watching",
  "pending",
  "insufficient",
  "environment",
  "superseded",
  "improved",
  "healthy",
];

/** The state that a cluster of deployments shows; null for none. */
export const worstState = (states: readonly VerdictState[]): VerdictState | null =>
  WORST_FIRST.find((state) => states.includes(state)) ?? null;
