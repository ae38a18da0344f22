import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { monotoneCurve } from "@/lib/charts/curve";
import type { Point } from "@/lib/charts/path";

const points = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 0, max: 500 }), fc.double({ min: 0, max: 1, noNaN: true })), {
    selector: ([x]) => x,
    minLength: 2,
    maxLength: 6,
  })
  .map((all) => all.toSorted((a, b) => a[0] - b[0]));

describe("the monotone curve", () => {
  it("goes through its points", () => {
    fc.assert(
      fc.property(points, (all) => {
        const curve = monotoneCurve(all);
        for (const [x, y] of all) expect(curve(x)).toBeCloseTo(y, 9);
      }),
    );
  });

  it("stays between the two values it connects and does not turn back between them", () => {
    fc.assert(
      fc.property(points, (all) => {
        const curve = monotoneCurve(all);
        all.slice(1).forEach(([x1, y1], i) => {
          const [x0, y0] = all[i] ?? [0, 0];
          const samples = Array.from({ length: 21 }, (_, k) => curve(x0 + ((x1 - x0) * k) / 20));
          for (const y of samples) {
            expect(y).toBeGreaterThanOrEqual(Math.min(y0, y1) - 1e-9);
            expect(y).toBeLessThanOrEqual(Math.max(y0, y1) + 1e-9);
          }
          const turns = samples.slice(1).filter((y, k) => (y - (samples[k] ?? y)) * (y1 - y0) < -1e-9);
          expect(turns).toEqual([]);
        });
      }),
    );
  });

  it("holds its end values outside", () => {
    const curve = monotoneCurve([
      [10, 1],
      [20, 3],
    ] satisfies Point[]);
    expect([curve(0), curve(99)]).toEqual([1, 3]);
  });
});
