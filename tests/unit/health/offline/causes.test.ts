import { describe, expect, it } from "vitest";
import { readWorld } from "@/lib/cli/wake/judge/world-file";
import { judgeWorld } from "@/lib/health/offline/judge-world";
import { drawOf } from "../../../fixtures/offline/draw";
import { type CanaryCase, type CanaryFile, canaryFile, NOON, pointsOf, type Series, type Told } from "../../../fixtures/offline/world";

const SEEDS = [11, 12, 13];
const USUAL = { rate: 200, base: 0.01, minutes: 61, share: 1, historyMinutes: 130 };
const PLACE = { service: "shop", environment: "production" };
const told = (seed: number, more: Partial<CanaryCase>): CanaryFile => canaryFile({ ...USUAL, ...more, seed });
const judged = (file: CanaryFile) => judgeWorld(readWorld(JSON.stringify(file)).world).filter(({ deployment }) => deployment === "d");
const minuteOf = ({ t }: Told): number => (Date.parse(String(t)) / 1000 - NOON) / 60;

const rewritten = (file: CanaryFile, rewrite: (point: Told, version: string) => readonly Told[]): CanaryFile => ({
  ...file,
  series: file.series.map((one) => ({ ...one, points: one.points.flatMap((point) => rewrite(point, one.version)) })),
});
/** The new version tells nothing from a minute on. */
const stopped = (file: CanaryFile, minute: number): CanaryFile =>
  rewritten(file, (point, version) => (version === "2" && minuteOf(point) >= minute ? [] : [point]));
/** All failures, or all but as many as before, began in another service. */
const passedOn = (file: CanaryFile): CanaryFile => rewritten(file, (point) => [{ ...point, own: 0 }]);
/** With a service beside it that begins to fail at the roll-out. */
const withBank = (file: CanaryFile, seed: number): CanaryFile => {
  const failing = (t: number) => (t >= -2 ? 0.05 : 0.005);
  const points = pointsOf(drawOf(seed + 100), NOON, { from: -130, to: 61, perMinute: () => 150, failing });
  return { ...file, series: [...file.series, { ...PLACE, service: "bank", version: "9", points }] };
};

/** A service of three operations; `share` is what the new version gets of each. */
function operations(seed: number, share: (operation: string) => number, slower: number): CanaryFile {
  const draw = drawOf(seed);
  const series = [1, 2].flatMap((version) =>
    (
      [
        ["GET /fast", 150, 50, 0.002],
        ["GET /slow", 50, 400, 0.03],
        ["POST /pay", 20, 200, 0.01],
      ] as const
    ).map(([operation, rate, ms, failing]): Series => {
      const part = version === 2 ? share(operation) : 1 - share(operation);
      const factor = version === 2 && operation === "POST /pay" ? slower : 1;
      const behaviour = {
        from: version === 2 ? -2 : -130,
        to: 61,
        perMinute: (t: number) => rate * (t < -2 ? 1 : part),
        failing: () => failing,
        ms: () => ms * factor,
        spread: 0.3,
      };
      return { ...PLACE, version: String(version), operation, points: pointsOf(draw, NOON, behaviour) };
    }),
  );
  return { ...told(seed, {}), series };
}

/** Points an hour apart, two hours after the roll-out. */
function hours(seed: number, worse: number): CanaryFile {
  const draw = drawOf(seed);
  const part = (version: string, from: number, to: number, failing: number): Series => ({
    ...PLACE,
    version,
    points: pointsOf(draw, NOON, { from, to, perMinute: () => 200, failing: () => failing }, {}, 60),
  });
  const now = new Date((NOON + 7200) * 1000).toISOString();
  return { ...told(seed, { took: 5 }), now, series: [part("1", -1440, 0, 0.01), part("2", 0, 120, 0.01 * worse)] };
}

type Case = readonly [what: string, states: readonly string[], isAlarm: boolean | null, file: (seed: number) => CanaryFile];
const CALM = ["healthy", "insufficient", "improved"];

const CASES: readonly Case[] = [
  ["a canary that dies while others go on", ["silent"], true, (seed) => stopped(told(seed, { share: 0.5 }), 10)],
  ["a small canary that dies late", ["silent"], true, (seed) => stopped(told(seed, { share: 0.3 }), 40)],
  ["a service that falls quiet after some minutes", ["suspect"], false, (seed) => stopped(told(seed, {}), 15)],
  ["a canary of a request a minute", CALM, false, (seed) => told(seed, { rate: 20, share: 0.05 })],
  ["an outage since twenty minutes before", ["environment"], false, (seed) => told(seed, { both: (t) => (t >= -20 ? 10 : 1) })],
  ["the same, beside the old version", ["environment"], false, (seed) => told(seed, { share: 0.5, both: (t) => (t >= -20 ? 10 : 1) })],
  ["an outage that ended before", CALM, false, (seed) => told(seed, { both: (t) => (t < -5 && t > -40 ? 10 : 1) })],
  ["a level reached long before", CALM, false, (seed) => told(seed, { both: (t) => (t >= -50 ? 2.5 : 1), historyMinutes: 400 })],
  ["failures passed on", ["suspect"], false, (seed) => passedOn(told(seed, { worse: () => 5 }))],
  ["failures passed on from where they began", ["environment"], false, (seed) => withBank(passedOn(told(seed, { worse: () => 5 })), seed)],
  ["failures passed on, much later", ["environment"], false, (seed) => passedOn(told(seed, { both: (t) => (t >= 30 ? 10 : 1) }))],
  ["failures passed on by the new version alone", ["regressed"], true, (seed) => passedOn(told(seed, { share: 0.5, worse: () => 5 }))],
  ["failures of its own, told as such", ["regressed"], true, (seed) => told(seed, { worse: () => 5, shape: { own: true } })],
  [
    "failures of its own and a bank that fails",
    ["regressed"],
    true,
    (seed) => withBank(told(seed, { worse: () => 5, shape: { own: true } }), seed),
  ],
  ["a slow tail of the canary", ["regressed"], true, (seed) => told(seed, { share: 0.5, ms: 100, newTail: () => [0.05, 2000] })],
  ["a canary that gets the slow operation", CALM, false, (seed) => operations(seed, (one) => (one === "GET /slow" ? 0.5 : 0.05), 1)],
  ["a blip of the restart", CALM, false, (seed) => told(seed, { worse: (t) => (t < 2 ? 30 : 1) })],
  ["a blip of the canary", CALM, false, (seed) => told(seed, { share: 0.5, worse: (t) => (t < 2 ? 30 : 1) })],
  ["points of an hour", CALM, false, (seed) => hours(seed, 1)],
  ["points of an hour, three times as bad", ["insufficient", "suspect"], false, (seed) => hours(seed, 3)],
];

describe("what else may be the cause, from a file", () => {
  it.each(CASES)("%s", (_, states, isAlarm, file) => {
    for (const seed of SEEDS) {
      const verdicts = judged(file(seed));
      expect(states).toContain(verdicts[1]?.state);
      if (isAlarm !== null) expect(verdicts.some(({ detectedAt }) => detectedAt !== null)).toBe(isAlarm);
    }
  });

  it("tells the effect of what decided, and that first", () => {
    const [, hour] = judged(operations(11, () => 1, 2));
    expect(hour).toMatchObject({ state: "regressed", effect: { metric: "p95" } });
    expect(hour?.effect.ratio).toBeGreaterThan(1.7);
    expect(hour?.evidence[0]).toContain("POST /pay");
  });

  it("counts a series that is told twice once", () => {
    const file = told(11, { worse: () => 3 });
    expect(judged({ ...file, series: [...file.series, ...file.series.toReversed()] })).toEqual(judged(file));
  });

  it("waits for a version that never sent anything", () => {
    const file = told(11, { share: 0.5 });
    const [, , day, week] = judged({ ...file, series: file.series.slice(0, 1) });
    expect([day?.state, week?.state]).toEqual(["pending", "pending"]);
  });
});

describe("a handful of failures", () => {
  it("beside a version that fails nowhere is never what all versions share", () => {
    const failures = [0, 1, 2, 1, 0, 0];
    const minutes = (version: string, from: number, to: number, err: (t: number) => number): Series => ({
      ...{ ...PLACE, version },
      points: Array.from({ length: to - from }, (_, index) => ({ t: NOON + (from + index) * 60, n: 1_000, err: err(from + index) })),
    });
    const file = told(11, { share: 0.5 });
    const series = [minutes("1", -60, 61, () => 0), minutes("2", 0, 61, (t) => failures[t % failures.length] ?? 0)];
    const states = judged({ ...file, series }).map(({ state }) => state);
    expect(states).not.toContain("environment");
    expect(states[1]).toBe("regressed");
  });
});
