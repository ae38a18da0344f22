import { expect, test } from "vitest";
import { METRIC_IDS } from "@/lib/metrics/delivery/figure";
import { GOAL_UNITS, type Goal, goalTarget, goalUnits, narrowestGoals } from "@/lib/metrics/delivery/goal";

test("a goal is said in units that people use, and kept in that of the metric", () => {
  expect(goalTarget("deploymentFrequency", 7, "a week")).toBeCloseTo(1, 12);
  expect(goalTarget("leadTimeForChanges", 1.5, "days")).toBe(129_600);
  expect(goalTarget("changeFailureRate", 5, "%")).toBeCloseTo(0.05, 12);
  expect(goalTarget("changeFailureRate", 0, "%")).toBe(0);
});

test("what a metric cannot be is no goal", () => {
  const impossible: readonly [(typeof METRIC_IDS)[number], number, (typeof GOAL_UNITS)[number]][] = [
    ["changeFailureRate", 101, "%"],
    ["changeFailureRate", 5, "hours"],
    ["leadTimeForChanges", 0, "hours"],
    ["deploymentFrequency", 0, "a day"],
    ["failedDeploymentRecoveryTime", -1, "hours"],
    ["deploymentReworkRate", Number.NaN, "%"],
    ["leadTimeForChanges", Number.POSITIVE_INFINITY, "days"],
  ];
  for (const [metric, amount, unit] of impossible) expect(goalTarget(metric, amount, unit), `${amount} ${unit}`).toBeNull();
});

test("every metric has a unit, and each of them is taken", () => {
  for (const metric of METRIC_IDS) {
    expect(goalUnits(metric).length).toBeGreaterThan(0);
    for (const unit of GOAL_UNITS) expect(goalTarget(metric, 1, unit) !== null).toBe(goalUnits(metric).includes(unit));
  }
});

test("a service's own goal goes before its team's, and that before everybody's, in whatever order they come", () => {
  const goal = (scopeKind: Goal["scopeKind"], target: number): Goal => ({ metric: "changeFailureRate", scopeKind, scope: "x", target });
  const all = [goal("service", 0.01), goal("all", 0.1), goal("team", 0.05)];
  expect(narrowestGoals(all)).toEqual({ changeFailureRate: 0.01 });
  expect(narrowestGoals(all.slice(1).toReversed())).toEqual({ changeFailureRate: 0.05 });
  expect(narrowestGoals([])).toEqual({});
});
