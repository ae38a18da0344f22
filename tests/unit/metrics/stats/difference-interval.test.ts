import { expect, it } from "vitest";
import { differenceInterval, type Estimate } from "@/lib/metrics/stats/difference-interval";
import { wilsonInterval } from "@/lib/metrics/stats/wilson-interval";

const share = (hits: number, of: number): Estimate => ({ value: hits / of, ...wilsonInterval(hits, of, 1.959963984540054) });

// Table II of Newcombe (1998), method 10.
it.each([
  [56, 70, 48, 80, 0.0524, 0.3339],
  [9, 10, 3, 10, 0.1705, 0.809],
  [6, 7, 2, 7, 0.0582, 0.8062],
  [5, 56, 0, 29, -0.0381, 0.1926],
  [0, 10, 0, 20, -0.1611, 0.2775],
  [0, 10, 0, 10, -0.2775, 0.2775],
  [10, 10, 0, 20, 0.6791, 1],
  [10, 10, 0, 10, 0.6075, 1],
])("%i of %i and %i of %i", (hits, of, otherHits, otherOf, low, high) => {
  const interval = differenceInterval(share(hits, of), share(otherHits, otherOf));
  expect(interval.low).toBeCloseTo(low, 4);
  expect(interval.high).toBeCloseTo(high, 4);
});

it("turns around with its sides", () => {
  const [one, other] = [share(11, 203), share(13, 184)];
  const [forth, back] = [differenceInterval(one, other), differenceInterval(other, one)];
  expect([back.low, back.high]).toEqual([-forth.high, -forth.low]);
});
