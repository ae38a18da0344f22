import { describe, expect, it } from "vitest";
import { deploymentFailureRate } from "@/lib/metrics/delivery/change-failure-rate";
import { METRIC_IDS } from "@/lib/metrics/delivery/figure";
import { figuresOf, figuresWithout } from "@/lib/metrics/delivery/figures";
import type { PeriodFacts } from "@/lib/metrics/delivery/period-facts";
import { factsHolding, type Held, spread } from "@/tests/support/figures-facts";

const of = (held: Held, before: Held | null = null, buckets: readonly PeriodFacts[] = []) =>
  figuresOf({ now: factsHolding(held), before: before && factsHolding({ ago: 28, ...before }), buckets });
const reasons = (held: Held) => Object.values(of(held)).map(({ value, reason }) => (value === null ? reason : value));

describe("what cannot be known", () => {
  it("is nothing before a source is connected", () => expect(reasons({ connected: false })).toEqual(METRIC_IDS.map(() => "not-connected")));

  it("is no lead time, failure, recovery or rework where nothing reached production, and a frequency of 0", () =>
    expect(reasons({})).toEqual([0, "no-deployments", "no-deployments", "no-deployments", "no-deployments"]));

  it("counts what history was brought in, whenever a source was connected", () =>
    expect(reasons({ connected: false, counts: { reached: 28 } })[0]).toBe(1));

  it("says what is missing where there were deployments", () => {
    expect(reasons({ counts: { reached: 7 }, watching: 7 })).toEqual([0.25, "no-changes", "none-settled", "no-failures", 0]);
    expect(reasons({ counts: { reached: 7, hurt: 2 }, recovered: [], open: [60, 90] })[3]).toBe("most-still-open");
  });

  it("has a reason wherever there is no value, and none where there is one", () => {
    for (const held of [
      {},
      { connected: false },
      { counts: { reached: 3, hurt: 1 }, recovered: [5], lead: [1] },
      { counts: { reached: 1 } },
    ])
      for (const figure of Object.values(of(held))) expect(figure.reason === null).toBe(figure.value !== null);
  });

  it("can be the same for all", () => {
    for (const id of METRIC_IDS) {
      expect(figuresWithout("not-production")[id]).toMatchObject({ metric: id, value: null, reason: "not-production", buckets: [] });
      expect(figuresWithout("not-production")[id].unit).toBe(of({})[id].unit);
    }
  });
});

describe("values", () => {
  it("divides deployments by days, parts of days included", () => {
    expect(of({ counts: { reached: 212 } }).deploymentFrequency).toMatchObject({ value: 212 / 28, n: 212, interval: null });
    expect(of({ days: 0.5, counts: { reached: 3 } }).deploymentFrequency.value).toBe(6);
    expect(of({ days: 0, counts: { reached: 3 } }).deploymentFrequency.value).toBeNull();
  });

  it("takes the median of lead times with its interval, and no interval below six", () => {
    const counts = { reached: 1 };
    expect(of({ counts, lead: [1, 2, 3, 4, 5, 60] }).leadTimeForChanges).toMatchObject({
      value: 3.5,
      n: 6,
      interval: { low: 1, high: 60, level: 0.95 },
    });
    expect(of({ counts, lead: [1, 2, 3, 4, 5] }).leadTimeForChanges).toMatchObject({ value: 3, n: 5, interval: null });
  });

  it("leaves those that are watched out of both parts of the failure rate", () => {
    const { changeFailureRate: rate } = of({ counts: { reached: 212, hurt: 11, failed: 40 }, watching: 9 });
    expect([rate.value, rate.n]).toEqual([11 / 203, 203]);
    expect(rate.interval?.low).toBeCloseTo(0.0305, 4);
    expect(rate.interval?.high).toBeCloseTo(0.0944, 4);
  });

  it("is exactly 0 and 1 at the ends of a share", () => {
    expect(of({ counts: { reached: 9 } }).changeFailureRate.interval?.low).toBe(0);
    expect(of({ counts: { reached: 9, hurt: 9 }, recovered: spread(9, 60) }).changeFailureRate.interval?.high).toBe(1);
  });

  it("counts failures that are not over as lasting at least so long", () => {
    const counts = { reached: 9, hurt: 5 };
    expect(of({ counts, recovered: [60, 120, 180, 240, 300] }).failedDeploymentRecoveryTime).toMatchObject({ value: 180, n: 5 });
    expect(of({ counts, recovered: [60, 120, 180, 240], open: [90_000] }).failedDeploymentRecoveryTime).toMatchObject({ value: 180, n: 5 });
    expect(of({ counts, recovered: [120, 180, 240], open: [60, 90_000] }).failedDeploymentRecoveryTime.value).toBe(180);
    expect(of({ counts, recovered: [60, 120], open: [200, 300, 400] }).failedDeploymentRecoveryTime).toMatchObject({
      value: null,
      n: 5,
      reason: "most-still-open",
    });
  });

  it("divides rework by everything that reached production", () =>
    expect(of({ counts: { reached: 212, rework: 28 } }).deploymentReworkRate).toMatchObject({ value: 28 / 212, n: 212, band: null }));

  it("has the failed attempts beside the failure rate", () => {
    expect(deploymentFailureRate(factsHolding({ counts: { reached: 30, failed: 10 } }))).toMatchObject({ value: 0.25, n: 40 });
    expect(deploymentFailureRate(factsHolding({ counts: { failed: 2 } }))).toMatchObject({ value: 1, n: 2 });
    expect(deploymentFailureRate(factsHolding())).toMatchObject({ value: null, reason: "no-deployments" });
  });
});

describe("beside the value", () => {
  it("has the period before, and what changed", () => {
    const now = { counts: { reached: 212, hurt: 11, rework: 28 }, lead: spread(487, 70_000), recovered: spread(11, 2_500) };
    const before = { counts: { reached: 184, hurt: 13, rework: 12 }, lead: spread(419, 140_000), recovered: spread(13, 3_500) };
    const figures = of(now, before);
    expect(METRIC_IDS.map((id) => figures[id].comparison?.direction)).toEqual(["better", "better", "unclear", "unclear", "worse"]);
    expect(figures.leadTimeForChanges.comparison?.difference).toBe(-70_000);
    expect(figures.deploymentFrequency.previous).toMatchObject({ n: 184, value: 184 / 28, to: new Date("2026-10-24T00:00:00Z") });
  });

  it("compares with nothing that is unknown", () => {
    const now = { counts: { reached: 2 }, lead: [1, 2] };
    expect(Object.values(of(now)).map(({ previous, comparison }) => previous ?? comparison)).toEqual([null, null, null, null, null]);
    const afterNone = of(now, {});
    expect(METRIC_IDS.map((id) => afterNone[id].comparison?.direction ?? null)).toEqual(["better", null, null, null, null]);
    expect(afterNone.leadTimeForChanges.previous).toMatchObject({ value: null, reason: "no-deployments" });
  });

  it("has a band of each year, and none without a value", () => {
    expect(of({ counts: { reached: 100, hurt: 13 }, recovered: spread(13, 600) }).changeFailureRate.band).toEqual({
      "2021": "elite",
      "2023": "medium",
      "2024": "high",
    });
    expect(of({}).leadTimeForChanges.band).toBeNull();
    expect(of({}).deploymentFrequency.band?.["2023"]).toBe("low");
  });

  it("reads each bucket like a period, with the middle half of durations", () => {
    const bucket = {
      ...factsHolding({ days: 7, counts: { reached: 4, hurt: 4 }, lead: [1, 2, 3, 4, 5], recovered: [10, 20, 30, 40] }),
      partial: true,
    };
    const figures = of({}, null, [factsHolding({ days: 7, ago: 7, connected: false }), bucket]);
    expect(figures.leadTimeForChanges.buckets).toEqual([
      expect.objectContaining({ value: null, reason: "not-connected", partial: false, p25: null, p75: null }),
      expect.objectContaining({ value: 3, n: 5, partial: true, p25: 2, p75: 4, from: bucket.from, to: bucket.to }),
    ]);
    expect(figures.failedDeploymentRecoveryTime.buckets[1]).toMatchObject({ value: 20, p25: 10, p75: 30 });
    expect(figures.changeFailureRate.buckets[1]).toMatchObject({ value: 1, p25: null, p75: null });
  });
});
