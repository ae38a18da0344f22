import { describe, expect, it } from "vitest";
import { drawWorld, worldOf } from "@/tests/bench/verdict/draw-world";
import { inconsistencyOf } from "@/tests/bench/verdict/inconsistency";
import { PARAMETERS } from "@/tests/bench/verdict/parameters";
import { shareAt } from "@/tests/bench/verdict/roll-out";
import { drawScenario, type Scenario } from "@/tests/bench/verdict/scenario";

const THOUSAND = Array.from({ length: 1000 }, (_, index) => drawScenario(7_000_000 + index));
const countOf = (is: (scenario: Scenario) => boolean): number => THOUSAND.filter(is).length;

describe("a thousand worlds in a row", () => {
  it("hold exactly as many of each label and of each fault as they should", () => {
    const { clean, outage, faulty } = PARAMETERS.per1000;
    expect(["clean", "outage", "faulty"].map((label) => countOf((scenario) => scenario.label === label))).toEqual([clean, outage, faulty]);
    const faults = Object.entries(PARAMETERS.faults).map(([kind]) => [kind, countOf(({ fault }) => fault?.kind === kind)]);
    expect(Object.fromEntries(faults)).toEqual(PARAMETERS.faults);
    expect(Object.values(PARAMETERS.faults).reduce((sum, count) => sum + count, 0)).toBe(faulty);
  });

  it("are as different as the parameters say", () => {
    expect(countOf(({ unrecordedAt }) => unrecordedAt !== null)).toBeGreaterThan(25);
    expect(countOf(({ others }) => others.length === 0)).toBeGreaterThan(100);
    expect(countOf(({ profile }) => profile.perMinute < 10)).toBeGreaterThan(200);
    expect(countOf(({ profile }) => profile.perMinute > 500)).toBeGreaterThan(200);
    expect(countOf(({ rollOut }) => rollOut.kind === "canary")).toBeGreaterThan(150);
    expect(countOf(({ long }) => long)).toBeGreaterThan(70);
  });
});

describe("one world", () => {
  it.each([7_000_000, 7_000_001, 7_000_004, 7_000_009, 7_000_013])("%d says nothing that cannot be", (seed) => {
    expect(inconsistencyOf(worldOf(seed))).toBeNull();
  });

  it("is the same whenever it is drawn", () => {
    expect(worldOf(7_000_002)).toEqual(worldOf(7_000_002));
  });

  it("gives the new version its share of the requests while it is rolled out", () => {
    const scenario = busyCanary();
    const { world } = drawWorld(scenario);
    const { startedAt, finishedAt } = scenario.rollOut;
    const counted = (version: string): number =>
      world.series
        .filter((series) => series.version === version)
        .flatMap(({ points }) => points)
        .filter(({ at }) => at.getTime() >= startedAt + 11 * 60_000 && at.getTime() < startedAt + 19 * 60_000)
        .reduce((sum, { count }) => sum + count, 0);
    expect(shareAt(scenario.rollOut, startedAt + 15 * 60_000)).toBe(0.25);
    expect(counted("v2") / (counted("v1") + counted("v2"))).toBeCloseTo(0.25, 1);
    expect(shareAt(scenario.rollOut, finishedAt)).toBe(1);
  });

  it("fails as much more as its fault says, once rolled out", () => {
    const scenario = drawScenario(busySeed("errors-20"));
    const { world, extraErrors } = drawWorld(scenario);
    const after = world.series.filter(({ version }) => version === "v2").flatMap(({ points }) => points);
    const errors = after.filter(({ at }) => at.getTime() >= scenario.rollOut.finishedAt).reduce((sum, point) => sum + point.errors, 0);
    expect(errors / ((extraErrors * 20) / 19)).toBeGreaterThan(0.8);
    expect(errors / ((extraErrors * 20) / 19)).toBeLessThan(1.3);
  });
});

function busyCanary(): Scenario {
  const found = THOUSAND.find(
    ({ rollOut, profile, label, unrecordedAt }) =>
      rollOut.kind === "canary" && profile.perMinute > 1000 && label === "clean" && unrecordedAt === null,
  );
  if (found === undefined) throw new Error("No busy canary.");
  return found;
}

function busySeed(kind: string): number {
  const found = THOUSAND.find(({ fault, profile, blip }) => fault?.kind === kind && profile.perMinute > 500 && blip === 0);
  if (found === undefined) throw new Error(`No busy ${kind}.`);
  return found.seed;
}
