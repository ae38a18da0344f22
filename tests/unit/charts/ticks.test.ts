import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linearTicks, logTicks } from "@/lib/charts/ticks";
import { timeTicks } from "@/lib/charts/time-ticks";

describe("ticks", () => {
  it("are round, begin at zero and stay inside", () => {
    expect(linearTicks(6.2)).toEqual([0, 2, 4, 6]);
    expect(linearTicks(0.062)).toEqual([0, 0.02, 0.04, 0.06]);
    expect(linearTicks(0)).toEqual([0]);
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1e12, noNaN: true }), (max) => {
        const ticks = linearTicks(max);
        expect(ticks[0]).toBe(0);
        expect(ticks.length).toBeGreaterThanOrEqual(2);
        expect(ticks.length).toBeLessThanOrEqual(5);
        expect(ticks.at(-1)).toBeLessThanOrEqual(max * (1 + 1e-9));
      }),
    );
  });

  it("of a log axis are round, few and inside", () => {
    expect(logTicks(60, 1900)).toEqual([100, 200, 500, 1000]);
    expect(logTicks(0, 10)).toEqual([]);
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), fc.double({ min: 1.01, max: 1e9, noNaN: true }), (min, factor) => {
        const ticks = logTicks(min, min * factor);
        expect(ticks.length).toBeLessThanOrEqual(5);
        for (const tick of ticks) expect(tick >= min && tick <= min * factor).toBe(true);
      }),
    );
  });

  it("of time keep round local hours across a clock change", () => {
    const ticks = timeTicks(new Date("2026-10-24T22:00:00Z"), new Date("2026-10-25T22:00:00Z"), "Europe/Oslo", 5);
    expect(ticks.map(({ text }) => text)).toEqual(["Sun 25", "06:00", "12:00", "18:00"]);
    expect(ticks[1]?.at.toISOString()).toBe("2026-10-25T05:00:00.000Z");
  });
});
