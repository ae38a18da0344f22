import type { Verdict } from "@/lib/domain/verdict";

const AT = new Date("2026-11-19T10:37:00Z");

/** A verdict of an hour in which failures rose, to change parts of. */
export const releaseVerdict = (part: Partial<Verdict> = {}): Verdict => ({
  ...{ horizon: "1h", state: "regressed", at: AT, dueAt: AT, onsetAt: null, needed: null, concurrent: null, method: "wake-2, balanced" },
  ...{ requests: { before: 10_000, after: 5_000 }, failed: { before: 20, after: 110 } },
  windows: { before: [{ from: AT, to: AT }], after: { from: AT, to: AT } },
  ...{ effects: [], evidence: ["Failures rose."], signatures: [], operations: [] },
  sureness: {
    ...{ metric: "errors", logEvidence: Math.log(5_000), logProof: Math.log(1_000), chance: 0.999, ratio: 1.3, alpha: 0.001 },
    ...{ looks: { done: 7, of: 11 }, dispersion: 1, seasonal: 1, falseAlarms: null },
  },
  ...part,
});
