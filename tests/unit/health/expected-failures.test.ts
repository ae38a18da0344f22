import fc from "fast-check";
import { expect, it } from "vitest";
import { expectedFailuresFor, visibleRatio } from "@/lib/health/expected-failures";

it.each([
  [2, "48"],
  [3, "17"],
  [5, "7.2"],
  [10, "3.2"],
  [20, "1.8"],
])("a rise of ×%i takes %s expected failures", (ratio, published) => {
  expect(expectedFailuresFor(ratio).toPrecision(2)).toBe(published.length > 2 ? published : Number(published).toPrecision(2));
});

it("sees the ratio that so many failures were computed for", () => {
  fc.assert(
    fc.property(fc.double({ min: 1.05, max: 49, noNaN: true }), (ratio) => {
      expect(visibleRatio(expectedFailuresFor(ratio))).toBeCloseTo(ratio, 3);
    }),
  );
});

it("sees nothing where even ×50 would hide", () => {
  expect(visibleRatio(0.5)).toBeNull();
  expect(visibleRatio(0)).toBeNull();
});
