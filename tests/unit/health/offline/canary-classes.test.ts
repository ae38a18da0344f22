import { describe, expect, it } from "vitest";
import { readWorld } from "@/lib/cli/wake/judge/world-file";
import { judgeWorld } from "@/lib/health/offline/judge-world";
import { type CanaryCase, type CanaryFile, canaryFile, type Told } from "../../../fixtures/offline/world";

const SEEDS = [1, 2];
const USUAL = { rate: 200, base: 0.01, minutes: 61, share: 0.5, ms: 100, historyMinutes: 130 };
const judged = (file: unknown) => judgeWorld(readWorld(JSON.stringify(file)).world);

type Change = (file: CanaryFile) => CanaryFile;
/** Rewrites every point, or leaves it out. */
const points =
  (rewrite: (point: Told, index: number, version: string) => readonly Told[]): Change =>
  (file) => ({
    ...file,
    series: file.series.map((one) => ({ ...one, points: one.points.flatMap((point, index) => rewrite(point, index, one.version)) })),
  });
const onlyVersion =
  (version: string): Change =>
  (file) => ({ ...file, series: file.series.filter((one) => one.version === version) });
const steady = (point: Told): Told => ({ t: point.t, n: 100, err: 1, hist: { scale: 3, offset: 133, counts: [100] } });

/** What the first hour may be called: the state of a clear case, or what a cautious judge may say of one that is not. */
const GOOD = ["healthy", "insufficient", "improved"];
const BAD = ["regressed"];
const UNCLEAR = ["suspect", "insufficient", "healthy", "regressed"];
const CALM = ["healthy", "insufficient", "suspect"];

const CASES: readonly (readonly [what: string, states: readonly string[], told: Partial<CanaryCase>, change?: Change])[] = [
  ["the same on both sides", GOOD, {}],
  ["the same, all traffic", ["healthy"], { share: 1 }],
  ["the same, five in a hundred", GOOD, { share: 0.05 }],
  ["the same, without durations", ["healthy"], { shape: { hist: false } }],
  ["the same, without an hour before", ["healthy"], { historyMinutes: 2 }],
  ["the same, coarse histograms", GOOD, { shape: { scale: 1 } }],
  ["no failure on either side", ["healthy"], { base: 0, share: 1, shape: { hist: false } }],
  ["nothing varies", ["healthy"], {}, points((point) => [steady(point)])],
  ["a thousandth of the traffic", GOOD, { share: 0.001, rate: 5000 }],
  ["three times as many failures", BAD, { worse: () => 3 }],
  ["three times, all traffic", BAD, { worse: () => 3, share: 1 }],
  ["three times, five in a hundred of much", BAD, { worse: () => 3, share: 0.05, rate: 2000 }],
  ["three times, without an hour before", BAD, { worse: () => 3, historyMinutes: 2 }],
  ["three times, moments as numbers", BAD, { worse: () => 3, shape: { times: "epoch" } }],
  ["three times, told as its own", BAD, { worse: () => 3, shape: { own: true } }],
  [
    "three times, every fifth minute unknown",
    BAD,
    { worse: () => 3 },
    points((point, index) => (index % 5 === 0 ? [{ t: point.t, n: null }] : [point])),
  ],
  ["twice as many of very much", BAD, { worse: () => 2, share: 0.999, rate: 2000 }],
  ["failures where there were none", BAD, { base: 1e-6, worse: () => 20_000 }],
  ["all of twenty requests", BAD, { rate: 4, base: 0.002, worse: () => 500, minutes: 10 }],
  ["ever more failures", BAD, { worse: (minute) => 1 + Math.max(0, minute) / 10, share: 1 }],
  ["during a roll-out that goes on", BAD, { worse: () => 5, took: 30, minutes: 1 }],
  ["one minute of failures", [...CALM, "environment"], { base: 0.001, worse: (minute) => (minute === 30 ? 300 : 1) }],
  ["a blip of the restart", GOOD, { worse: (minute) => (minute < 2 ? 30 : 1), share: 1 }],
  ["a fifth more", CALM, { worse: () => 1.2 }],
  ["four tenths more", UNCLEAR, { worse: () => 1.4 }],
  ["a doubling of next to nothing", GOOD, { rate: 3, worse: () => 2 }],
  ["far fewer failures", ["improved"], { worse: () => 0.3, share: 1 }],
  ["faster", ["improved"], { newMs: () => 50, share: 1 }],
  ["twice as slow", BAD, { newMs: () => 200 }],
  ["twice as slow, all traffic", BAD, { newMs: () => 200, share: 1 }],
  ["twice as slow, fine histograms", BAD, { newMs: () => 200, shape: { scale: 6 } }],
  ["all versions fail from the roll-out on", ["environment"], { both: (minute) => (minute >= -1 ? 10 : 1) }],
  ["all versions fail later", ["environment"], { both: (minute) => (minute >= 20 ? 20 : 1) }],
  ["the new version tells nothing", ["silent"], {}, onlyVersion("1")],
  ["the first deployment of all", ["insufficient"], { share: 1, historyMinutes: 1 }, onlyVersion("2")],
  ["nothing is told", ["insufficient"], {}, (file) => ({ ...file, series: [] })],
  ["series without points", ["insufficient"], {}, points(() => [])],
];
/** Of these no look may have been an alarm. */
const QUIET: ReadonlySet<readonly string[]> = new Set([GOOD, CALM]);

describe("classes of canaries, from a file", () => {
  for (const [what, states, told, change = (file: CanaryFile) => file] of CASES)
    it(what, () => {
      for (const seed of SEEDS) {
        const [, hour] = judged(change(canaryFile({ ...USUAL, ...told, seed })));
        expect(states).toContain(hour?.state);
        if (QUIET.has(states) && told.worse === undefined) expect(hour?.detectedAt).toBeNull();
        if (states === BAD) expect(hour?.detectedAt).not.toBeNull();
      }
    });

  it("waits for a deployment that lies ahead", () => {
    const file = canaryFile({ ...USUAL, seed: 1 });
    const deployments = file.deployments.map((one) => ({ ...one, startedAt: "2027-01-01T00:00:00Z", finishedAt: "2027-01-01T00:02:00Z" }));
    expect(judged({ ...file, deployments }).map(({ state }) => state)).toEqual(["pending", "pending", "pending", "pending"]);
  });

  it("says what little traffic would take", () => {
    for (const rate of [1, 3]) {
      const [, hour] = judged(canaryFile({ ...USUAL, rate, share: 1, seed: 1 }));
      expect(hour?.state).toBe("insufficient");
      expect(hour?.needed?.requests).toBeGreaterThan(0);
      expect(hour?.needed?.minutes).toBeGreaterThan(0);
    }
  });

  it("answers alike in any order, with points told twice, and moments as numbers", () => {
    const file = canaryFile({ ...USUAL, worse: () => 3, seed: 4 });
    const turned = {
      ...file,
      series: file.series.toReversed().map((one) => ({ ...one, points: [...one.points, ...one.points].reverse() })),
    };
    expect(judged(turned)).toEqual(judged(file));
    const seconds = points((point) => [{ ...point, t: Date.parse(String(point.t)) / 1000 }])(file);
    expect(judged(seconds)).toEqual(judged(file));
  });

  it("keeps services and environments apart", () => {
    const [good, bad] = [canaryFile({ ...USUAL, shape: { hist: false }, seed: 1 }), canaryFile({ ...USUAL, worse: () => 5, seed: 2 })];
    const moved = (file: CanaryFile, id: string, more: Partial<{ service: string; environment: string }>) => ({
      deployments: file.deployments.map((one) => ({ ...one, ...more, id })),
      series: file.series.map((one) => ({ ...one, ...more })),
    });
    const parts = [moved(bad, "bad", {}), moved(good, "cart", { service: "cart" }), moved(good, "staging", { environment: "staging" })];
    const answers = judged({
      now: good.now,
      deployments: parts.flatMap(({ deployments }) => deployments),
      series: parts.flatMap(({ series }) => series),
    });
    const hours = answers.filter(({ horizon }) => horizon === "1h").map(({ deployment, state }) => [deployment, state]);
    expect(hours).toEqual([
      ["bad", "regressed"],
      ["cart", "healthy"],
      ["staging", "healthy"],
    ]);
  });
});
