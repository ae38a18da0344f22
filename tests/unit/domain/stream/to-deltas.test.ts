import fc from "fast-check";
import { expect, test } from "vitest";
import { totalOf } from "@/lib/domain/histogram/histogram";
import { ALL_OPERATIONS } from "@/lib/domain/rollup";
import { addRollups } from "@/lib/domain/rollup-add";
import { toDeltas } from "@/lib/domain/stream/to-deltas";
import { toHistogram } from "@/lib/domain/stream/to-histogram";
import { counter, explicit, NOON_MINUTE, pointAt, sumOf, tell } from "@/tests/support/stream-points";

const counts = fc.tuple(fc.nat(2000), fc.nat(2000), fc.nat(2000));

test("what is shared out over minutes adds up, in every column", () => {
  const windows = fc.tuple(fc.integer({ min: -7200, max: 0 }), fc.integer({ min: 1, max: 7200 }));
  fc.assert(
    fc.property(counts, fc.nat(1e9), windows, fc.boolean(), ([a, b, c], sum, [startS, lengthS], failed) => {
      const value = explicit([a, b, c], a + b + c === 0 ? 0 : sum);
      const point = pointAt(startS, startS + lengthS, { temporality: "delta", value, failed });
      const told = tell([point]);
      const total = sumOf(told);
      expect(total).toMatchObject({
        count: value.count,
        sumUs: value.sum,
        errors: failed ? value.count : 0,
        durations: toHistogram(value),
      });
      expect(sumOf(told, ALL_OPERATIONS)).toEqual(total);
      for (const delta of told.deltas) expect(totalOf(delta.durations)).toBe(delta.count);
    }),
  );
});

test("a window counts in the minutes that it covers, as much as it covers of them", () => {
  const point = pointAt(30, 150, { temporality: "delta", value: explicit([40, 0, 0]) });
  const own = tell([point]).deltas.filter(({ key }) => key.operation !== ALL_OPERATIONS);
  expect(own.map(({ minute, count }) => [minute - NOON_MINUTE, count])).toEqual([
    [0, 10],
    [1, 20],
    [2, 10],
  ]);
  const whole = tell([pointAt(0, 60, { temporality: "delta", value: explicit([40, 0, 0]) })]).deltas;
  expect(whole.map(({ minute }) => minute - NOON_MINUTE)).toEqual([0, 0]);
});

test("of a window longer than a day only the last day is filled", () => {
  const deltas = tell([pointAt(-200_000, 0, { temporality: "delta", value: explicit([5000, 0, 0]) })]).deltas;
  expect(Math.min(...deltas.map(({ minute }) => minute))).toBe(NOON_MINUTE - 1440);
  expect(addRollups(deltas.filter(({ key }) => key.operation !== ALL_OPERATIONS)).count).toBe(5000);
});

test("a chosen metric has no sum over all metrics, and a counter's growth is shared out by time", () => {
  const key = { service: "checkout", environment: "production", version: "1", kind: "metric", operation: "orders" } as const;
  const deltas = tell([pointAt(30, 90, { key, temporality: "delta", value: counter(100) })]).deltas;
  expect(deltas.map(({ minute, count, sumUs, key: { operation } }) => [minute - NOON_MINUTE, count, sumUs, operation])).toEqual([
    [0, 1, 50, "orders"],
    [1, 0, 50, "orders"],
  ]);
});

test("what no process can have served adds nothing", () => {
  const point = pointAt(0, 60, { temporality: "delta", value: { ...explicit([0, 0, 0]), count: 2e9 } });
  expect(toDeltas(point, { ...point, value: point.value })).toEqual([]);
});
