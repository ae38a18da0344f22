import { describe, expect, it } from "vitest";
import { judgeHorizon } from "@/lib/health/judge";
import type { JudgeInput, MinuteRollup } from "@/lib/health/judge-input";
import { scene, steady } from "./support/scene";

/** So many of the failures of each minute began elsewhere. */
const passedOn = (cells: readonly MinuteRollup[], share: number): MinuteRollup[] =>
  cells.map((cell) => ({ ...cell, ownErrors: Math.round(cell.errors * (1 - share)) }));

/** A service of which before and after a share failed, of which a part was passed on. */
function told(before: number, after: number, shares: readonly [number, number], source: JudgeInput["source"] = "spans"): JudgeInput {
  const input = scene({ horizon: "1h", before: steady(100, before), after: steady(100, after) });
  const [then, now] = [passedOn(input.before, shares[0]), passedOn(input.after, shares[1])];
  return { ...input, source, before: then, after: now, afterOfVersion: now };
}

describe("failures of the service's own", () => {
  it("prove a rise that what other services pass on hides, and are told", () => {
    const verdict = judgeHorizon(told(0.04, 0.057, [0.75, 0.4]));
    expect(verdict.state).toBe("regressed");
    expect(verdict.sureness?.logEvidence).toBeGreaterThan(verdict.sureness?.logProof ?? 0);
    expect(verdict.evidence.join(" ")).toMatch(/3.*% failed by themselves, 1.% before/);
  });

  it.each([
    ["all of them began in the service", told(0.04, 0.057, [0, 0])],
    ["both parts are as before", told(0.04, 0.04, [0.75, 0.75])],
    ["no more fail in all, and they are only told as its own", told(0.04, 0.04, [0.75, 0])],
    ["nothing tells where they began", told(0.04, 0.057, [0.75, 0.4], "metrics")],
  ])("prove none where %s", (_what, input) => expect(judgeHorizon(input).state).not.toBe("regressed"));

  it("do not call healthy what leans towards worse", () => {
    expect(judgeHorizon(told(0.06, 0.068, [0.5, 0.42])).state).toBe("insufficient");
    expect(judgeHorizon(told(0.06, 0.063, [0.5, 0.5])).state).toBe("healthy");
  });
});
