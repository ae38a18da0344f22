import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HORIZONS } from "@/lib/domain/horizon";
import { VERDICT_STATES, type VerdictState } from "@/lib/domain/verdict";
import { overallVerdict } from "@/lib/health/overall";
import { worstState } from "@/lib/health/worst";

const verdicts = (...states: VerdictState[]) => states.map((state, index) => ({ state, horizon: HORIZONS[index] ?? "7d" }));

describe("worstState", () => {
  it("is one of those given, whatever the order, and null for none", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...VERDICT_STATES)), (states) => {
        const worst = worstState(states);
        expect(worst === null ? states.length === 0 : states.includes(worst)).toBe(true);
        expect(worstState(states.toReversed())).toBe(worst);
      }),
    );
  });

  it("puts a regression first and healthy last", () => {
    expect(worstState(VERDICT_STATES)).toBe("regressed");
    expect(worstState(["healthy", "improved", "insufficient"])).toBe("insufficient");
    expect(worstState(["watching", "suspect", "silent"])).toBe("suspect");
  });
});

describe("overallVerdict", () => {
  it.each([
    [verdicts("regressed", "healthy", "healthy"), { state: "regressed", horizon: "5m" }],
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
