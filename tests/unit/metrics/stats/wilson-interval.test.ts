import { expect, it } from "vitest";
import { wilsonInterval } from "@/lib/metrics/stats/wilson-interval";

const Z = 1.959963984540054;

it.each([
  [0, 10, 0, 0.2775327998628892],
  [81, 263, 0.2552885198782742, 0.3662095769828001],
  [15, 148, 0.06238639953073628, 0.160487241723308],
  [1, 29, 0.006113214292762662, 0.1717552187932029],
])("%i of %i", (hits, of, low, high) => {
  const interval = wilsonInterval(hits, of, Z);
  expect(interval.low).toBeCloseTo(low, 12);
  expect(interval.high).toBeCloseTo(high, 12);
});

it("knows nothing without trials", () => expect(wilsonInterval(0, 0, Z)).toEqual({ low: 0, high: 1 }));
