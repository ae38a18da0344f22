import { describe, expect, it } from "vitest";
import { HORIZONS } from "@/lib/domain/horizon";
import type { VerdictState } from "@/lib/domain/verdict";
import { overallVerdict } from "@/lib/health/overall";

const verdicts = (...states: VerdictState[]) => states.map((state, index) => ({ state, horizon: HORIZONS[index] ?? "7d" }));

describe("overallVerdict", () => {
  it.each([
    [verdicts("regressed", "healthy", "healthy"), { state: "regressed", horizon: "5m" }],
    [verdicts("regressed", "regressed", "rolled-back"), { state: "regressed", horizon: "1h" }],
    [verdicts("healthy", "regressed", "rolled-back", "rolled-back"), { state: "regressed", horizon: "1h" }],
    [verdicts("healthy", "rolled-back", "rolled-back"), { state: "rolled-back", horizon: "1h" }],
    [verdicts("healthy", "healthy", "watching", "pending"), { state: "healthy", horizon: "1h" }],
    [verdicts("insufficient", "healthy", "superseded", "superseded"), { state: "healthy", horizon: "1h" }],
    [verdicts("healthy", "suspect", "watching"), { state: "suspect", horizon: "1h" }],
    [verdicts("superseded", "superseded"), { state: "superseded", horizon: "5m" }],
    [verdicts("pending", "watching", "pending"), { state: "watching", horizon: "1h" }],
    [verdicts("pending", "pending"), { state: "pending", horizon: "5m" }],
  ] as const)("%j", (given, word) => {
    expect(overallVerdict(given)).toEqual(word);
    expect(overallVerdict(given.toReversed())).toEqual(word);
  });

  it("has no word without verdicts", () => expect(overallVerdict([])).toBeNull());
});
