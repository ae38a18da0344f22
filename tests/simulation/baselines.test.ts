import { describe, expect, it } from "vitest";
import { argoRule } from "@/tests/bench/verdict/baselines/argo-rule";
import { changePoints } from "@/tests/bench/verdict/baselines/change-points";
import { kayenta } from "@/tests/bench/verdict/baselines/kayenta";
import { latestDeployment } from "@/tests/bench/verdict/baselines/latest-deployment";
import { meanRatio } from "@/tests/bench/verdict/baselines/mean-ratio";
import { otava } from "@/tests/bench/verdict/baselines/otava";
import { drawWorld } from "@/tests/bench/verdict/draw-world";
import { drawScenario, type Scenario } from "@/tests/bench/verdict/scenario";
import { normal, prng } from "@/tests/support/prng";

const series = (levels: readonly number[], each: number, seed: number): number[] => {
  const random = prng(seed);
  return levels.flatMap((level) => Array.from({ length: each }, () => level + normal(random)));
};

describe("change points", () => {
  it("stand where the level moves, and nowhere else", () => {
    const [up, down, ...more] = changePoints(series([10, 15, 8], 40, 1), 0.001);
    expect(more).toEqual([]);
    expect([up?.index, down?.index]).toEqual([40, 80]);
    expect(up?.after).toBeGreaterThan(up?.before ?? 0);
    expect(down?.after).toBeLessThan(down?.before ?? 0);
  });

  it("are hardly found in noise", () => {
    const found = Array.from({ length: 30 }, (_, seed) => changePoints(series([10], 120, seed + 100), 0.001).length);
    expect(found.filter((count) => count > 0).length).toBeLessThanOrEqual(3);
  });

  it("are not found in a flat line, nor in a few points", () => {
    expect(changePoints(new Array(120).fill(3), 0.001)).toEqual([]);
    expect(changePoints([1, 2], 0.001)).toEqual([]);
    expect(changePoints([], 0.001)).toEqual([]);
  });
});

describe("a busy release that fails twenty times as often", () => {
  const scenario = find(
    ({ fault, profile, rollOut }) => fault?.kind === "errors-20" && profile.perMinute > 500 && rollOut.kind === "instant",
  );
  const labelled = drawWorld(scenario);

  it("is found by whatever compares before with after", () => {
    expect([meanRatio, kayenta, otava].map(({ judge }) => judge(labelled).alarmAfter)).toEqual([30, 60, 60]);
  });

  it("is found by Argo's example once a twentieth fails", () => {
    const share = 20 * scenario.profile.routes.reduce((sum, { weight, errors }) => sum + weight * errors, 0);
    expect(argoRule.judge(labelled).alarmAfter !== null).toBe(share > 0.05);
  });

  it("is named as the latest deployment unless another one followed within minutes", () => {
    const followed = scenario.others.some(
      ({ startedAt }) => startedAt > scenario.rollOut.startedAt && startedAt <= scenario.rollOut.startedAt + 300_000,
    );
    expect(latestDeployment.judge(labelled).alarmAfter !== null).toBe(!followed);
  });
});

it("an outage that ended before the release began is laid to nobody", () => {
  const scenario = find(({ outage, rollOut }) => outage !== null && outage.to < rollOut.startedAt - 600_000);
  expect(latestDeployment.judge(drawWorld(scenario)).alarmAfter).toBeNull();
});

function find(is: (scenario: Scenario) => boolean): Scenario {
  for (let seed = 7_000_000; ; seed++) {
    const scenario = drawScenario(seed);
    if (is(scenario)) return scenario;
  }
}
