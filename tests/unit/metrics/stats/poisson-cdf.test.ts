import { expect, it } from "vitest";
import { poissonCdf } from "@/lib/metrics/stats/poisson-cdf";
import { relativeError } from "./relative-error";

it.each([
  [0, 2, 0.1353352832366127],
  [3, 2.5, 0.7575761331330659],
  [10, 20, 0.010811718826652723],
  [80, 100, 0.02264917664225561],
  [12, 208, 6.742856050326528e-72],
  [1000, 1000, 0.508409367168506],
  [4, 0.1, 0.9999999233219832],
  [100_050, 100_000, 0.5636416170323724],
])("at most %i of a mean of %f", (count, mean, known) => expect(relativeError(poissonCdf(count, mean), known)).toBeLessThan(1e-9));

it("counts whole events and knows the ends", () => {
  expect(poissonCdf(3.9, 2.5)).toBe(poissonCdf(3, 2.5));
  expect(poissonCdf(-1, 2.5)).toBe(0);
  expect(poissonCdf(0, 0)).toBe(1);
});
