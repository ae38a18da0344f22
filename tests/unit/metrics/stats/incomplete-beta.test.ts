import fc from "fast-check";
import { expect, it } from "vitest";
import { incompleteBeta } from "@/lib/metrics/stats/incomplete-beta";
import { relativeError } from "./relative-error";

it.each([
  [0.5, 2, 3, 0.6875],
  [0.1, 0.5, 0.5, 0.20483276469913347],
  [0.9, 0.5, 5.5, 0.9999992226469543],
  [0.3, 10, 20, 0.3640040810719442],
  [0.05, 3.5, 120.25, 0.9136848162554153],
  [0.52, 5000, 5000, 0.9999685290836797],
  [0.001, 11, 9000, 0.29513932093349243],
  [0.999, 40, 2, 0.9992010191652443],
])("I_%f(%f, %f)", (x, a, b, known) => expect(relativeError(incompleteBeta(x, a, b), known)).toBeLessThan(1e-9));

it("mirrors: I_x(a, b) + I_{1−x}(b, a) = 1, within 0..1", () => {
  const positive = fc.double({ min: 0.5, max: 1e5, noNaN: true });
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 2 ** 20 }).map((part) => part / 2 ** 20),
      positive,
      positive,
      (x, a, b) => {
        const chance = incompleteBeta(x, a, b);
        expect(chance).toBeGreaterThanOrEqual(-1e-9);
        expect(chance).toBeLessThanOrEqual(1 + 1e-9);
        expect(chance + incompleteBeta(1 - x, b, a)).toBeCloseTo(1, 7);
      },
    ),
  );
});
