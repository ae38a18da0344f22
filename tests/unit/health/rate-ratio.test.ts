import fc from "fast-check";
import { expect, it } from "vitest";
import { chanceAbove } from "@/lib/health/chance-above";
import { logEvidence } from "@/lib/health/log-evidence";
import { rateRatio } from "@/lib/health/rate-ratio";
import type { Trials } from "@/lib/health/trials";
import { upperExtraShare } from "@/lib/health/upper-extra-share";

const rise = (before: Trials, after: Trials): number => logEvidence([{ ours: after, others: before }]);
const trials = fc.integer({ min: 1, max: 1e6 }).chain((of) => fc.integer({ min: 0, max: of }).map((hits) => ({ hits, of })));

it("is finite, ordered, and mirrors when the sides are swapped", () => {
  fc.assert(
    fc.property(trials, trials, (before, after) => {
      const there = rateRatio(before, after);
      const back = rateRatio(after, before);
      if (there === null || back === null) {
        expect(before.hits + after.hits).toBe(0);
        return;
      }
      expect(there.low).toBeGreaterThan(0);
      expect(there.low).toBeLessThanOrEqual(there.ratio);
      expect(there.ratio).toBeLessThanOrEqual(there.high);
      expect(Number.isFinite(there.high)).toBe(true);
      expect(there.ratio * back.ratio).toBeCloseTo(1, 5);
      expect(there.high * back.low).toBeCloseTo(1, 5);
    }),
  );
});

it("the chance mirrors, too, and there is never evidence of both a rise and a fall", () => {
  fc.assert(
    fc.property(trials, trials, fc.double({ min: 0.2, max: 5, noNaN: true }), (before, after, ratio) => {
      expect(Math.min(rise(before, after), rise(after, before))).toBeLessThanOrEqual(0);
      expect(chanceAbove(ratio, before, after) + chanceAbove(1 / ratio, after, before)).toBeCloseTo(1, 6);
    }),
  );
});

it("more failures after are never less evidence of a rise", () => {
  const failures = fc.integer({ min: 0, max: 500 });
  fc.assert(
    fc.property(failures, failures, failures, (before, after, more) => {
      const [old, few, many] = [before, after, after + more].map((hits) => ({ hits, of: 10_000 }));
      if (old === undefined || few === undefined || many === undefined) throw new Error("unreachable");
      expect(chanceAbove(1.3, old, many)).toBeGreaterThanOrEqual(chanceAbove(1.3, old, few) - 1e-9);
      expect(upperExtraShare(old, many)).toBeGreaterThanOrEqual(upperExtraShare(old, few) - 1e-9);
      expect(rise(old, many)).toBeGreaterThanOrEqual(rise(old, few) - 1e-9);
    }),
  );
});

it("knows nothing of a side without requests", () => {
  expect(rateRatio({ hits: 0, of: 0 }, { hits: 3, of: 10 })).toBeNull();
  expect(rise({ hits: 0, of: 0 }, { hits: 3, of: 10 })).toBe(0);
  expect(upperExtraShare({ hits: 3, of: 10 }, { hits: 0, of: 0 })).toBe(1);
});

it("is bounded by the rule of three when nothing failed", () => {
  expect(upperExtraShare({ hits: 0, of: 9000 }, { hits: 0, of: 3000 })).toBe(0.001);
});
