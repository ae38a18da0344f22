import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wakeHeight } from "@/lib/charts/wake-timeline/height";

describe("the height of a wake", () => {
  it.each([
    [1, 0],
    [2, 1 / 3],
    [4, 2 / 3],
    [8, 1],
    [23, 1],
    [0.5, 0],
    [0, 0],
  ])("×%d has the height %d", (ratio, height) => expect(wakeHeight(ratio)).toBeCloseTo(height, 12));

  it("is nothing for what is no number, and the whole for infinity", () => {
    expect(wakeHeight(Number.NaN)).toBe(0);
    expect(wakeHeight(Number.POSITIVE_INFINITY)).toBe(1);
  });

  it("never falls as the ratio rises, and stays within 0 and 1", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), fc.double({ noNaN: true }), (a, b) => {
        const [low, high] = [wakeHeight(Math.min(a, b)), wakeHeight(Math.max(a, b))];
        expect(low).toBeLessThanOrEqual(high);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
      }),
    );
  });
});
