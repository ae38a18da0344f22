import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { answerOf } from "@/lib/cli/wake/judge/judge";
import { readWorld } from "@/lib/cli/wake/judge/world-file";
import { quantileUs } from "@/lib/domain/histogram/quantile";
import { judgeWorld } from "@/lib/health/offline/judge-world";

const example = readFileSync("docs/examples/judge.json", "utf8");
const place = { service: "cart", environment: "test", version: "2" };
const fileOf = (points: readonly unknown[], more = {}): string =>
  JSON.stringify({ now: 1_700_000_000, deployments: [], series: [{ ...place, points }], ...more });
const pointsOf = (points: readonly unknown[]) => readWorld(fileOf(points)).world.series[0]?.points ?? [];

describe("wake judge FILE", () => {
  it("answers the example as the documentation says, for each horizon", () => {
    const answers = judgeWorld(readWorld(example).world).map(answerOf);
    expect(answers.map(({ deployment, horizon, state }) => [deployment, horizon, state])).toEqual([
      ["d-42", "5m", "regressed"],
      ["d-42", "1h", "regressed"],
      ["d-42", "24h", "watching"],
      ["d-42", "7d", "watching"],
    ]);
    const [first, hour, day] = answers;
    expect(first).toMatchObject({ at: new Date("2026-11-19T10:05:00Z"), effect: { metric: "errors" } });
    expect(hour).toMatchObject({ evidence: expect.arrayContaining([expect.stringContaining("TypeError checkout/cart.ts")]) });
    expect(Object.keys(day ?? {})).not.toContain("detectedAt");
  });

  it("takes moments as RFC 3339, as seconds and as milliseconds, whatever the zone", () => {
    const told = ["2023-11-14T22:13:20Z", "2023-11-14T23:13:20+01:00", 1_700_000_000, 1_700_000_000_000];
    for (const { at } of pointsOf(told.map((t) => ({ t, n: 1, err: 0 })))) expect(at).toEqual(new Date("2023-11-14T22:13:20Z"));
  });

  it("counts no more errors than requests and says so, and leaves out minutes without a number", () => {
    const { world, remarks } = readWorld(
      fileOf([
        { t: 0, n: 3, err: 5 },
        { t: 60, n: null, err: 0 },
        { t: 120, n: 4, err: 1 },
      ]),
    );
    expect(world.series[0]?.points.map(({ count, errors }) => [count, errors])).toEqual([
      [3, 3],
      [4, 1],
    ]);
    expect(remarks).toEqual(["series[0]: 1 of 3 points have more errors than requests; no more are counted."]);
  });

  it("reads the NaN that some languages write as unknown", () => {
    expect(readWorld(fileOf([{ t: 0, n: 3, err: 0 }]).replace('"n":3', '"n": NaN')).world.series[0]?.points).toEqual([]);
  });

  it("names each field that is wrong", () => {
    const wrong = fileOf(
      [
        { t: 0, n: 1, err: -1 },
        { t: "noon", n: 1 },
      ],
      { now: null },
    );
    expect(() => readWorld(wrong)).toThrow(/now: a moment.*series\[0\]\.points\[0\]\.err: a number.*series\[0\]\.points\[1\]\.t: a moment/);
    expect(() => readWorld("{")).toThrow(/no JSON/);
    expect(() => readWorld("{}")).toThrow(/deployments/);
  });

  it("brings histograms of a service to one scale, and any usual unit to microseconds", () => {
    // 100 ms, told in milliseconds at two scales and in seconds: 2^6.64 ms, 2^-3.32 s.
    const told = (scale: number, octaves: number) => ({ scale, offset: Math.ceil(octaves * 2 ** scale) - 1, counts: [7] });
    const medians = (points: readonly unknown[]) =>
      pointsOf(points).map(({ durations }) => quantileUs(durations ?? { offset: 0, counts: [] }, 0.5) ?? 0);
    const [fine = 0, coarse = 1] = medians([
      { t: 0, n: 7, hist: told(5, Math.log2(100)) },
      { t: 60, n: 7, hist: told(2, Math.log2(100)) },
    ]);
    expect(fine).toBe(coarse);
    expect(fine / 100_000).toBeCloseTo(1, 0);
    const [seconds = 0] = medians([{ t: 0, n: 7, hist: told(3, Math.log2(0.1)) }]);
    expect(seconds / 100_000).toBeCloseTo(1, 0);
  });
});
