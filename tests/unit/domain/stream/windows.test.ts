import fc from "fast-check";
import { expect, test } from "vitest";
import type { StreamPoint } from "@/lib/domain/stream/point";
import { explicit, NOON_MINUTE, pointAt, sumOf, tell } from "@/tests/support/stream-points";

const delta = (startS: number, timeS: number, count: number): StreamPoint =>
  pointAt(startS, timeS, { temporality: "delta", value: explicit([count, 0, 0], count * 9) });
const gauge = (timeS: number, sum: number): StreamPoint =>
  pointAt(timeS, timeS, { temporality: "gauge", value: { count: 1, sum, max: sum, buckets: { layout: "none" } } });

test("windows add up to the sum of the distinct ones, in any order and however often they come", () => {
  const windows = fc.uniqueArray(fc.nat(60), { minLength: 1, maxLength: 25 }).chain((steps) =>
    fc.array(fc.nat(100), { minLength: steps.length, maxLength: steps.length }).chain((counts) => {
      const points = steps.map((step, index) => delta(step * 60, step * 60 + 60, counts[index] ?? 0));
      return fc.record({
        points: fc.constant(points),
        sent: fc.shuffledSubarray([...points, ...points], { minLength: points.length * 2 }),
      });
    }),
  );
  fc.assert(
    fc.property(windows, ({ points, sent }) => {
      const { count, sumUs } = sumOf(tell(sent));
      const total = points.reduce((sum, point) => sum + (point.value.count ?? 0), 0);
      expect({ count, sumUs }).toEqual({ count: total, sumUs: total * 9 });
    }),
  );
});

test("windows that touch are remembered as one, and a window that overlaps is known", () => {
  const told = tell([delta(0, 60, 1), delta(120, 180, 1), delta(60, 120, 1)]);
  expect(told.state).toMatchObject({ kind: "windows", windows: [{}] });
  expect(tell([delta(170, 230, 5), delta(180, 240, 1)], told.state).notes).toEqual(["known", "counted"]);
});

test("over the limit the oldest gap is closed, and nothing counts twice", () => {
  const scattered = Array.from({ length: 40 }, (_, index) => delta(index * 100, index * 100 + 50, 1));
  const told = tell(scattered);
  expect(told.state?.kind === "windows" && told.state.windows).toHaveLength(32);
  expect(tell(scattered, told.state).deltas).toEqual([]);
});

test("a delta that does not say when it began counts once, in the minute before", () => {
  const point = { ...delta(0, 90, 4), startNs: 0n };
  expect(tell([point, point]).notes).toEqual(["counted", "known"]);
  expect(
    tell([point])
      .deltas.filter(({ key }) => key.operation !== "*")
      .map(({ minute, count }) => [minute - NOON_MINUTE, count]),
  ).toEqual([
    [0, 2],
    [1, 2],
  ]);
});

test("a gauge counts each instant once, in its minute", () => {
  const told = tell([gauge(60, 7), gauge(60, 8), gauge(59.999, 5)]);
  expect(told.notes).toEqual(["counted", "known", "counted"]);
  expect(
    told.deltas
      .filter(({ key }) => key.operation !== "*")
      .map(({ minute, count, sumUs, maxUs }) => [minute - NOON_MINUTE, count, sumUs, maxUs]),
  ).toEqual([
    [1, 1, 7, 7],
    [0, 1, 5, 5],
  ]);
});
