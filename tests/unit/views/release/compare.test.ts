import { expect, test } from "vitest";
import type { MetricEffect } from "@/lib/domain/verdict";
import { comparedRows } from "@/lib/views/release/compare";
import { releaseVerdict } from "@/tests/support/release-verdict";

const errors: MetricEffect = {
  metric: "errors",
  unit: "share",
  before: 0.002,
  after: 0.022,
  effect: { ratio: 11, low: 8, high: 15 },
  reason: null,
};

test("both sides stand at each horizon at which either was judged, in order", () => {
  const ours = [releaseVerdict({ effects: [errors] }), releaseVerdict({ horizon: "5m", effects: [errors] })];
  const theirs = [releaseVerdict({ state: "healthy", effects: [{ ...errors, effect: null, reason: "too few" }] })];
  expect(comparedRows(ours, theirs).map(({ horizon, metric, ours, theirs }) => [horizon, metric, ours?.state, theirs?.state])).toEqual([
    ["5m", "errors", "regressed", undefined],
    ["1h", "errors", "regressed", "healthy"],
  ]);
});

test("a horizon in which nothing was answered was not judged", () => {
  expect(comparedRows([releaseVerdict({ requests: { before: 10, after: 0 }, effects: [errors] })], [])).toEqual([]);
});
