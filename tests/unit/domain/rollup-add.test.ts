import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Rollup } from "@/lib/domain/rollup";
import { addRollups, EMPTY_ROLLUP } from "@/lib/domain/rollup-add";
import { histograms } from "@/tests/support/histogram-of";

const whole = fc.integer({ min: 0, max: 2 ** 40 });
const rollups: fc.Arbitrary<Rollup> = fc.record({
  count: whole,
  errors: whole,
  ownErrors: whole,
  sumUs: whole,
  maxUs: whole,
  durations: histograms,
});

describe("addRollups", () => {
  test("the order and grouping of additions do not matter", () => {
    fc.assert(
      fc.property(rollups, rollups, rollups, (a, b, c) => {
        const sum = addRollups([a, b, c]);
        expect(addRollups([addRollups([a, b]), c])).toEqual(sum);
        expect(addRollups([a, addRollups([b, c])])).toEqual(sum);
        expect(addRollups([c, b, a])).toEqual(sum);
      }),
    );
  });

  test("the empty rollup changes nothing", () => {
    fc.assert(
      fc.property(rollups, (rollup) => {
        expect(addRollups([rollup, EMPTY_ROLLUP])).toEqual(rollup);
      }),
    );
    expect(addRollups([])).toEqual(EMPTY_ROLLUP);
  });

  test("counts add, the maximum stays a maximum", () => {
    const one = { ...EMPTY_ROLLUP, count: 2, errors: 1, ownErrors: 1, sumUs: 30, maxUs: 20 };
    const other = { ...EMPTY_ROLLUP, count: 3, errors: 2, ownErrors: 0, sumUs: 90, maxUs: 50 };
    expect(addRollups([one, other])).toEqual({ ...EMPTY_ROLLUP, count: 5, errors: 3, ownErrors: 1, sumUs: 120, maxUs: 50 });
  });
});
