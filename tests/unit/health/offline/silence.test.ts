import { describe, expect, it } from "vitest";
import { readWorld } from "@/lib/cli/wake/judge/world-file";
import { judgeWorld } from "@/lib/health/offline/judge-world";
import { drawOf } from "../../../fixtures/offline/draw";
import { type CanaryFile, canaryFile, NOON, pointsOf } from "../../../fixtures/offline/world";

const SEEDS = [1, 2, 3];
const judged = (file: unknown) => judgeWorld(readWorld(JSON.stringify(file)).world);
const states = (file: unknown): string[] => judged(file).map(({ state }) => state);
const USUAL = { rate: 200, base: 0.01, minutes: 61, share: 0.5, historyMinutes: 130 };

/** The new version told nothing, and the old one, if it goes on, answers `rate` requests a minute. */
const withoutNew = (rate: number, seed: number, until: number): CanaryFile => {
  const file = canaryFile({ ...USUAL, rate, share: 1, seed });
  const behaviour = { from: -130, to: until, perMinute: () => rate, failing: () => 0.01 };
  return { ...file, series: file.series.slice(0, 1).map((one) => ({ ...one, points: pointsOf(drawOf(seed), NOON, behaviour) })) };
};

describe("silence, from a file", () => {
  it("is a new version that says nothing while others answer, or a service that falls quiet", () => {
    for (const seed of SEEDS) {
      expect(states(withoutNew(200, seed, 61)).slice(0, 2)).toEqual(["silent", "silent"]);
      expect(states(withoutNew(200, seed, -2)).slice(0, 2)).toEqual(["silent", "silent"]);
    }
  });

  it("is not claimed of a service that is seldom asked", () => {
    for (const seed of SEEDS) for (const verdict of judged(withoutNew(0.03, seed, 61))) expect(verdict.detectedAt).toBeNull();
  });

  it("is not a minute without a point", () => {
    for (const seed of SEEDS) {
      const file = canaryFile({ ...USUAL, seed });
      const series = file.series.map((one) => ({ ...one, points: one.points.filter((_, index) => index % 5 < 2) }));
      for (const { detectedAt, state } of judged({ ...file, series })) {
        expect(detectedAt).toBeNull();
        expect(["silent", "superseded"]).not.toContain(state);
      }
    }
  });

  it("is not a canary of a request a minute", () => {
    for (const seed of SEEDS) {
      const verdicts = judged(canaryFile({ ...USUAL, rate: 20, share: 0.05, seed }));
      expect(verdicts.filter(({ state }) => state === "silent" || state === "superseded")).toEqual([]);
    }
  });

  it("is not the time between points that are five minutes apart", () => {
    for (const [worse, state] of [[1, "healthy"] as const, [5, "regressed"] as const]) {
      const file = canaryFile({ ...USUAL, share: 1, took: 5, seed: 6 });
      const told = (from: number, to: number, failing: number) =>
        pointsOf(drawOf(6), NOON, { from, to, perMinute: () => 200, failing: () => failing }, {}, 5);
      const parts = [told(-720, 0, 0.01), told(0, 61, 0.01 * worse)];
      const [first, hour] = judged({ ...file, series: file.series.map((one, index) => ({ ...one, points: parts[index] ?? [] })) });
      expect(first?.detectedAt).toBeNull();
      expect(hour?.state).toBe(state);
      expect(hour?.detectedAt === null).toBe(state === "healthy");
    }
  });
});
