import fc from "fast-check";
import { expect, it } from "vitest";
import { lowerMedian, mean, middle, upperMedian } from "@/lib/metrics/definitions/medians";
import "../../../support/property-seed";

const few = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 1, maxLength: 12 });

/** `percent_rank()` of a value among all: the share of the others that are less. */
const rank = (values: readonly number[], value: number): number =>
  values.length === 1 ? 0 : values.filter((other) => other < value).length / (values.length - 1);

it("the lower median is the greatest value of at most half the percent rank", () =>
  fc.assert(
    fc.property(few, (values) => {
      expect(lowerMedian(values)).toBe(Math.max(...values.filter((value) => rank(values, value) <= 0.5)));
    }),
  ));

it("the middle lies between the lower and the upper one, which are the same for an odd number", () =>
  fc.assert(
    fc.property(few, (values) => {
      const [low, high] = [lowerMedian(values) ?? Number.NaN, upperMedian(values) ?? Number.NaN];
      expect(middle(values)).toBe((low + high) / 2);
      expect(low <= high && (values.length % 2 === 0 || low === high)).toBe(true);
    }),
  ));

it("of one value and of none", () => {
  expect([lowerMedian([7]), upperMedian([7]), middle([7]), mean([7])]).toEqual([7, 7, 7, 7]);
  expect([lowerMedian([]), upperMedian([]), middle([]), mean([])]).toEqual([null, null, null, null]);
  expect([lowerMedian([1, 2]), upperMedian([1, 2]), middle([1, 2]), mean([1, 2, 6])]).toEqual([1, 2, 1.5, 3]);
});
