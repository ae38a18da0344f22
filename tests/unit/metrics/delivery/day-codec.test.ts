import fc from "fast-check";
import { expect, test } from "vitest";
import { DAY_CODEC_VERSION, decodeDay, encodeDay } from "@/lib/metrics/delivery/day-codec";
import { MEASURES } from "@/lib/metrics/delivery/summary";
import { unpackDay } from "@/lib/metrics/delivery/unpack-day";
import { anySummary, summaryOf } from "@/tests/support/delivery-packed";

test("what was packed comes back", () => {
  fc.assert(
    fc.property(anySummary, (summary) => {
      const { facts, sorted } = encodeDay(summary);
      expect(unpackDay(facts, sorted)).toEqual(summary);
    }),
    { numRuns: 40 },
  );
});

test("without the sorted values, the counts, how many values there are, and those of small measures are known", () => {
  fc.assert(
    fc.property(anySummary, (summary) => {
      const { counts, measures } = decodeDay(encodeDay(summary).facts);
      expect(counts).toEqual(summary.counts);
      for (const name of MEASURES) {
        expect(measures[name].n).toBe(summary.sorted[name].length);
        if (measures[name].offset === null) expect(Array.from(measures[name].values)).toEqual(summary.sorted[name]);
      }
    }),
    { numRuns: 40 },
  );
});

test("failures are kept with the counts however many there are, other measures only while they are few", () => {
  const many = Array.from({ length: 5_000 }, (_, index) => index * 7);
  expect(encodeDay(summaryOf("recovery", many)).sorted.length).toBe(0);
  expect(encodeDay(summaryOf("lead", many)).sorted.length).toBe(20_000);
  expect(encodeDay(summaryOf("lead", many)).facts.length).toBeLessThan(250);
  expect(encodeDay(summaryOf("lead", many.slice(0, 100))).sorted.length).toBe(0);
});

test("a day of another version is refused", () => {
  const { facts } = encodeDay(summaryOf("lead", [1]));
  facts[0] = DAY_CODEC_VERSION + 1;
  expect(() => decodeDay(facts)).toThrow(RangeError);
  expect(() => decodeDay(new Uint8Array())).toThrow(RangeError);
});
