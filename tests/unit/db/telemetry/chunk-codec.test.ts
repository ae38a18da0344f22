import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeChunk, encodeChunk } from "@/lib/db/telemetry/chunk-codec";
import type { Minute } from "@/lib/db/telemetry/minute";
import { encodeHistogram } from "@/lib/domain/histogram/codec";
import type { Rollup } from "@/lib/domain/rollup";
import { addRollups, EMPTY_ROLLUP } from "@/lib/domain/rollup-add";
import { pushVarint } from "@/lib/domain/varint";
import { histograms } from "@/tests/support/histogram-of";
import { trafficMinutes } from "@/tests/support/traffic";

const HOUR = 497_000;
const whole = fc.integer({ min: 0, max: 2 ** 50 });
const rollups = fc.record({ count: whole, errors: whole, ownErrors: whole, sumUs: whole, maxUs: whole, durations: histograms });
const chunks: fc.Arbitrary<Minute[]> = fc
  .tuple(fc.uniqueArray(fc.nat(59)), fc.array(rollups, { minLength: 60, maxLength: 60 }))
  .map(([minutes, sums]) =>
    minutes
      .sort((a, b) => a - b)
      .flatMap((minute, at) => {
        const rollup = sums[at];
        return rollup === undefined ? [] : [{ minute: HOUR * 60 + minute, rollup }];
      }),
  );

test("minutes come back as they were", async () => {
  await fc.assert(
    fc.asyncProperty(chunks, async (chunk) => {
      expect(decodeChunk(HOUR, await encodeChunk(HOUR, chunk))).toEqual(chunk);
    }),
    { numRuns: 50 },
  );
});

test("minutes in any order, and twice, are put in order and added up", async () => {
  const one = (minute: number, count: number): Minute => ({ minute: HOUR * 60 + minute, rollup: { ...EMPTY_ROLLUP, count } });
  const packed = await encodeChunk(HOUR, [one(7, 1), one(3, 2), one(7, 4), one(8, 1)]);
  expect(decodeChunk(HOUR, packed)).toEqual([one(3, 2), one(7, 5), one(8, 1)]);
});

test("minutes summed up while they are read are the sums of the minutes", async () => {
  await fc.assert(
    fc.asyncProperty(chunks, fc.constantFrom(1, 2, 5, 15, 30, 60), async (chunk, every) => {
      const groups = new Map<number, Rollup[]>();
      for (const { minute, rollup } of chunk) {
        const at = Math.floor(minute / every) * every;
        groups.set(at, [...(groups.get(at) ?? []), rollup]);
      }
      const expected = Array.from(groups, ([minute, rollups]) => ({ minute, rollup: addRollups(rollups) }));
      expect(decodeChunk(HOUR, await encodeChunk(HOUR, chunk), every)).toEqual(expected);
    }),
    { numRuns: 50 },
  );
});

test("so do the largest sums, and sums below zero", async () => {
  const chunk = [2 ** 53 - 2, -(2 ** 52), -1].map((sumUs, at) => ({
    minute: HOUR * 60 + at,
    rollup: { ...EMPTY_ROLLUP, count: 1, sumUs },
  }));
  expect(decodeChunk(HOUR, await encodeChunk(HOUR, chunk))).toEqual(chunk);
});

test("a chunk in the form of the first release still reads", () => {
  fc.assert(
    fc.property(chunks, (chunk) => {
      const bytes: number[] = [];
      for (const { minute, rollup } of chunk) {
        const durations = encodeHistogram(rollup.durations);
        const { count, errors, ownErrors, sumUs, maxUs } = rollup;
        for (const value of [minute - HOUR * 60, count, errors, ownErrors, sumUs, maxUs, durations.length]) pushVarint(bytes, value);
        bytes.push(...durations);
      }
      expect(decodeChunk(HOUR, Uint8Array.from(bytes))).toEqual(chunk);
    }),
    { numRuns: 20 },
  );
});

test("an hour of 305 to 369 requests a minute takes at most 40 bytes a minute", async () => {
  for (const seed of [1, 2, 3]) {
    const minutes = trafficMinutes(seed, HOUR * 60, 60);
    expect((await encodeChunk(HOUR, minutes)).length / 60).toBeLessThan(40);
  }
});

test("what is only counted costs next to nothing", async () => {
  const logs = Array.from({ length: 60 }, (_, at) => ({ minute: HOUR * 60 + at, rollup: { ...EMPTY_ROLLUP, count: 3 + (at % 5) } }));
  expect((await encodeChunk(HOUR, logs)).length).toBeLessThan(60);
  expect((await encodeChunk(HOUR, logs.slice(0, 2))).length).toBeLessThan(10);
});
