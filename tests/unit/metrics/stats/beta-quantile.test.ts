import fc from "fast-check";
import { expect, it } from "vitest";
import { betaQuantile } from "@/lib/metrics/stats/beta-quantile";
import { incompleteBeta } from "@/lib/metrics/stats/incomplete-beta";
import { relativeError } from "./relative-error";

it.each([
  [0.025, 0.5, 5.5, 9.342060003954473e-5],
  [0.5, 2, 3, 0.38572756813238956],
  [0.975, 8.5, 0.5, 0.9999405096971056],
  [0.025, 1, 1, 0.025],
  [0.95, 120.5, 11.5, 0.9492555699075231],
  [0.001, 300, 2700, 0.08384254778705832],
])("quantile %f of Beta(%f, %f)", (p, a, b, known) => expect(relativeError(betaQuantile(p, a, b), known)).toBeLessThan(1e-9));

it("is the inverse of the cumulative chance", () => {
  const shape = fc.double({ min: 0.5, max: 20_000, noNaN: true });
  fc.assert(
    fc.property(fc.double({ min: 1e-4, max: 1 - 1e-4, noNaN: true }), shape, shape, (p, a, b) => {
      expect(incompleteBeta(betaQuantile(p, a, b), a, b)).toBeCloseTo(p, 7);
    }),
  );
});

it("reaches both ends", () => {
  expect(betaQuantile(0, 2, 3)).toBe(0);
  expect(betaQuantile(1, 2, 3)).toBe(1);
});
