import { expect, it } from "vitest";
import { compareCounts, compareEstimates } from "@/lib/metrics/delivery/compare";
import type { Reading } from "@/lib/metrics/delivery/figure";
import { shareReading } from "@/lib/metrics/delivery/share-reading";

const count = (value: number): Reading => ({ value, n: 10, interval: null, reason: null });
const estimate = (value: number, low: number, high: number): Reading => ({ ...count(value), interval: { low, high, level: 0.95 } });
const unknown: Reading = { value: null, n: 0, interval: null, reason: "no-deployments" };

it("takes any difference of counts for one", () => {
  expect(compareCounts(count(7.6), count(6.6), "more")).toEqual({ direction: "better", difference: 1, interval: null });
  expect(compareCounts(count(6.5), count(6.75), "more")?.direction).toBe("worse");
  expect(compareCounts(count(2), count(2), "more")).toEqual({ direction: "same", difference: 0, interval: null });
});

it("names a direction of estimates only where the interval excludes zero", () => {
  expect(compareEstimates(estimate(100, 90, 110), estimate(200, 180, 220), "less")?.direction).toBe("better");
  expect(compareEstimates(estimate(200, 180, 220), estimate(100, 90, 110), "less")?.direction).toBe("worse");
  expect(compareEstimates(estimate(200, 180, 220), estimate(100, 90, 110), "more")?.direction).toBe("better");
  expect(compareEstimates(estimate(100, 50, 200), estimate(120, 80, 160), "less")?.direction).toBe("unclear");
});

it("cannot tell an end that is zero from no difference", () => {
  const touching = compareEstimates(estimate(11, 8, 12), estimate(6, 6, 10), "less");
  expect(touching).toMatchObject({ direction: "unclear", difference: 5, interval: { low: 0 } });
  expect(compareEstimates(estimate(10, 10, 10), estimate(10, 10, 10), "less")?.direction).toBe("unclear");
});

it("cannot tell estimates apart that have no interval", () => {
  expect(compareEstimates(count(1), estimate(200, 180, 220), "less")).toEqual({ direction: "unclear", difference: -199, interval: null });
  expect(compareEstimates(estimate(1, 0, 2), count(200), "less")?.direction).toBe("unclear");
});

it("cannot tell a handful from many: one failure in one deployment is no failure rate of 100 %", () => {
  expect(compareEstimates(shareReading(1, 1), shareReading(13, 183), "less")).toMatchObject({ direction: "unclear", interval: null });
  expect(compareEstimates(shareReading(13, 183), shareReading(5, 5), "less")?.direction).toBe("unclear");
  expect(compareEstimates(shareReading(6, 6), shareReading(13, 183), "less")?.direction).toBe("worse");
});

it("compares nothing with what is unknown", () => {
  for (const compare of [compareCounts, compareEstimates]) {
    expect(compare(unknown, count(1), "less")).toBeNull();
    expect(compare(count(1), unknown, "less")).toBeNull();
  }
});

it("knows that 28 of 212 is more than 12 of 184, and that 11 of 203 is not clearly less than 13 of 183", () => {
  expect(compareEstimates(shareReading(28, 212), shareReading(12, 184), "less")?.direction).toBe("worse");
  expect(compareEstimates(shareReading(11, 203), shareReading(13, 183), "less")?.direction).toBe("unclear");
});
