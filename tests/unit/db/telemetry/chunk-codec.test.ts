import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeChunk, encodeChunk } from "@/lib/db/telemetry/chunk-codec";
import { histogramOfUs, histograms } from "@/tests/support/histogram-of";

const HOUR = 497_000;
const whole = fc.integer({ min: 0, max: 2 ** 50 });
const rollups = fc.record({ count: whole, errors: whole, ownErrors: whole, sumUs: whole, maxUs: whole, durations: histograms });

test("minutes come back as they were", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(59)), fc.array(rollups, { minLength: 60, maxLength: 60 }), (minutes, sums) => {
      const chunk = minutes
        .sort((a, b) => a - b)
        .flatMap((minute, at) => {
          const rollup = sums[at];
          return rollup === undefined ? [] : [{ minute: HOUR * 60 + minute, rollup }];
        });
      expect(decodeChunk(HOUR, encodeChunk(HOUR, chunk))).toEqual(chunk);
    }),
    { numRuns: 50 },
  );
});

test("an hour of 300 requests a minute takes some 60 bytes a minute", () => {
  const durations = Array.from({ length: 300 }, (_, index) => Math.round(20_000 * Math.exp(((index % 60) - 30) / 25)));
  const rollup = {
    count: 300,
    errors: 2,
    ownErrors: 1,
    sumUs: durations.reduce((sum, us) => sum + us, 0),
    maxUs: Math.max(...durations),
    durations: histogramOfUs(durations),
  };
  const minutes = Array.from({ length: 60 }, (_, minute) => ({ minute: HOUR * 60 + minute, rollup }));
  expect(encodeChunk(HOUR, minutes).length / 60).toBeLessThan(60);
});
