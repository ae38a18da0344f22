import { expect, it } from "vitest";
import { dispersion } from "@/lib/health/dispersion";
import { poisson, prng } from "@/tests/support/prng";
import { minutesAfter } from "./support/scene";

const series = (hitsAt: (minute: number) => number) =>
  Array.from({ length: 55 }, (_, minute) => ({ at: minutesAfter(minute), minutes: 1, hits: hitsAt(minute), of: 200 }));

it("is close to 1 for independent hits", () => {
  const values = Array.from({ length: 200 }, (_, seed) => {
    const random = prng(seed + 1);
    return dispersion(series(() => poisson(random, 4)));
  });
  expect(values.reduce((sum, value) => sum + value, 0) / values.length).toBeLessThan(1.4);
  expect(Math.min(...values)).toBeGreaterThanOrEqual(1);
});

it("sees bursts, also those that last longer than a cell", () => {
  expect(dispersion(series((minute) => (minute % 10 === 0 ? 40 : 0)))).toBeGreaterThan(10);
  expect(dispersion(series((minute) => (minute < 15 ? 12 : 2)))).toBeGreaterThan(5);
});

it("is 1 when nothing is known", () => {
  expect(dispersion([])).toBe(1);
  expect(dispersion(series(() => 0))).toBe(1);
});
