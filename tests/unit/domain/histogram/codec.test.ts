import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeHistogram, encodeHistogram } from "@/lib/domain/histogram/codec";
import { EMPTY_HISTOGRAM } from "@/lib/domain/histogram/histogram";
import { histogramOfUs, histograms } from "@/tests/support/histogram-of";

describe("histogram codec", () => {
  test("what was written is read", () => {
    fc.assert(
      fc.property(histograms, (histogram) => {
        expect(decodeHistogram(encodeHistogram(histogram))).toEqual(histogram);
      }),
    );
  });

  test("the lowest bucket and runs of zeros survive", () => {
    const histogram = { offset: -1, counts: [3, 0, 0, 0, 200, 0, 1] };
    expect(decodeHistogram(encodeHistogram(histogram))).toEqual(histogram);
    expect([...encodeHistogram(histogram)]).toEqual([1, 3, 0, 3, 200, 1, 0, 1, 1]);
  });

  test("an empty histogram has no bytes", () => {
    expect(encodeHistogram(EMPTY_HISTOGRAM)).toHaveLength(0);
    expect(decodeHistogram(new Uint8Array(0))).toEqual(EMPTY_HISTOGRAM);
  });

  test("300 durations around 50 ms take about forty bytes", () => {
    const durations = Array.from({ length: 300 }, (_, index) => 50_000 * Math.exp(0.8 * Math.sin(index * 1.7) * Math.cos(index)));
    expect(encodeHistogram(histogramOfUs(durations)).length).toBeLessThan(48);
  });

  test("foreign bytes never throw and stay small", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        expect(decodeHistogram(bytes).counts.length).toBeLessThanOrEqual(2048);
      }),
    );
  });
});
