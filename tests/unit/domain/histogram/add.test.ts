import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addHistograms } from "@/lib/domain/histogram/add";
import { EMPTY_HISTOGRAM, totalOf } from "@/lib/domain/histogram/histogram";
import { histogramOfUs, histograms } from "@/tests/support/histogram-of";

describe("addHistograms", () => {
  test("the order and grouping of additions do not matter", () => {
    fc.assert(
      fc.property(histograms, histograms, histograms, (a, b, c) => {
        const sum = addHistograms([a, b, c]);
        expect(addHistograms([addHistograms([a, b]), c])).toEqual(sum);
        expect(addHistograms([a, addHistograms([b, c])])).toEqual(sum);
        expect(addHistograms([c, a, b])).toEqual(sum);
      }),
    );
  });

  test("the empty histogram changes nothing, and nothing is lost", () => {
    fc.assert(
      fc.property(histograms, histograms, (a, b) => {
        expect(addHistograms([a, EMPTY_HISTOGRAM])).toEqual(a);
        expect(totalOf(addHistograms([a, b]))).toBe(totalOf(a) + totalOf(b));
      }),
    );
    expect(addHistograms([])).toEqual(EMPTY_HISTOGRAM);
  });

  test("adding is the same as counting together", () => {
    const durations = fc.array(fc.double({ min: 0, max: 1e9, noNaN: true }));
    fc.assert(
      fc.property(durations, durations, (a, b) => {
        expect(addHistograms([histogramOfUs(a), histogramOfUs(b)])).toEqual(histogramOfUs([...a, ...b]));
      }),
    );
  });
});
