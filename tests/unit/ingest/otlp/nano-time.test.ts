import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { millisOf, minuteOf, nanosBetween } from "@/lib/ingest/otlp/traces/nano-time";

const MINUTE = 60_000_000_000n;
const MAX = 2n ** 64n - 1n;
const high = (value: bigint): number => Number(value >> 32n);
const low = (value: bigint): number => Number(value & 0xffffffffn);

/** Times that lie at or next to the edge of a minute. */
const edges = fc.tuple(fc.bigInt(1n, MAX / MINUTE - 1n), fc.bigInt(-3000n, 3000n)).map(([minute, offset]) => minute * MINUTE + offset);

describe("times of two halves", () => {
  test("the minute is exact, to the nanosecond and up to the last one", () => {
    fc.assert(
      fc.property(fc.oneof(edges, fc.bigInt(0n, MAX)), (time) => {
        expect(BigInt(minuteOf(high(time), low(time)))).toBe(time / MINUTE);
      }),
      { numRuns: 5000 },
    );
    expect(BigInt(minuteOf(0xffffffff, 0xffffffff))).toBe(MAX / MINUTE);
  });

  test("so is the millisecond", () => {
    fc.assert(
      fc.property(fc.oneof(edges, fc.bigInt(0n, MAX)), (time) => {
        expect(BigInt(millisOf(high(time), low(time)))).toBe(time / 1_000_000n);
      }),
      { numRuns: 5000 },
    );
  });

  test("a difference of less than a hundred days is exact, in both directions", () => {
    const spans = fc.bigInt(-(100n * 86_400n * 10n ** 9n), 100n * 86_400n * 10n ** 9n);
    fc.assert(
      fc.property(fc.bigInt(2n ** 60n, 2n ** 61n), spans, (from, length) => {
        const to = from + length;
        expect(BigInt(nanosBetween(high(from), low(from), high(to), low(to)))).toBe(length);
      }),
    );
  });
});
