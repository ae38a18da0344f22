import { expect, test } from "vitest";
import type { Objective } from "@/lib/domain/objective";
import { budgetLine } from "@/lib/views/release/budget";
import { releaseVerdict } from "@/tests/support/release-verdict";

const objective: Objective = {
  ...{ id: "o", service: "pay", environment: "production", name: "Availability", operations: [], kind: "availability" },
  ...{ target: 0.999, thresholdMs: null, windowDays: 30 },
};

test("a release spent what it failed beyond the share before, of all that the objective allows", () => {
  // 110 failed of 5,000, where 10 were to be expected; 1,000 of a million may fail.
  expect(budgetLine(objective, releaseVerdict(), 1_000_000).spent).toBeCloseTo(0.1);
});

test("what cannot be laid at its door is not known, with the reason", () => {
  expect(budgetLine(objective, null, 1_000_000)).toMatchObject({ spent: null, reason: "Nothing of its first day could be compared." });
  expect(budgetLine(objective, releaseVerdict(), 0).reason).toContain("No request");
  expect(budgetLine({ ...objective, kind: "latency" }, releaseVerdict(), 10).reason).toContain("Slow requests");
  expect(budgetLine({ ...objective, operations: ["POST /pay"] }, releaseVerdict(), 10).reason).toContain("journey");
});
