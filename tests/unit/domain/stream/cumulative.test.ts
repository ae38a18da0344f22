import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { totalOf } from "@/lib/domain/histogram/histogram";
import type { StreamPoint } from "@/lib/domain/stream/point";
import { counter, explicit, pointAt, sumOf, tell, totals } from "@/tests/support/stream-points";

const at = (startS: number, timeS: number, counts: readonly number[], sum = 0): StreamPoint =>
  pointAt(startS, timeS, { value: explicit(counts, sum) });
const countsOf = (points: readonly StreamPoint[]): number => sumOf(tell(points)).count;

describe("one process", () => {
  const process = totals.map((steps) => steps.map((counts, index) => at(0, (index + 1) * 60, counts, (counts[0] ?? 0) * 7)));

  test("its totals add up to the last one, in any order and however often they come", () => {
    const plan = process.chain((points) =>
      fc.record({ points: fc.constant(points), sent: fc.shuffledSubarray([...points, ...points], { minLength: points.length * 2 }) }),
    );
    fc.assert(
      fc.property(plan, ({ points, sent }) => {
        const last = points.at(-1)?.value;
        const { count, sumUs, durations } = sumOf(tell(sent));
        expect({ count, sumUs, total: totalOf(durations) }).toEqual({ count: last?.count, sumUs: last?.sum, total: last?.count });
      }),
    );
  });

  test("it does not matter into how many bodies its points are split", () => {
    fc.assert(
      fc.property(process, fc.nat(12), (points, cut) => {
        const first = tell(points.slice(0, cut));
        const second = tell(points.slice(cut), first.state);
        expect([...first.deltas, ...second.deltas]).toEqual(tell(points).deltas);
      }),
    );
  });

  test("a total that was there before Wake listened is a baseline", () => {
    const points = [at(0, 901, [5, 0, 0]), at(0, 960, [7, 0, 0])];
    expect(tell(points).notes).toEqual(["baseline", "counted"]);
    expect(countsOf(points)).toBe(2);
    expect(countsOf([at(0, 900, [5, 0, 0])])).toBe(5);
    expect(countsOf([at(60, 60, [5, 0, 0])])).toBe(0);
  });

  test("a total that went down began anew and counts in full", () => {
    expect(tell([at(0, 60, [5, 1, 0]), at(0, 120, [2, 0, 0])]).notes).toEqual(["counted", "reset"]);
    expect(countsOf([at(0, 60, [5, 1, 0]), at(0, 120, [2, 0, 0])])).toBe(8);
    expect(countsOf([at(0, 60, [5, 1, 0]), at(0, 120, [2, 9, 0])])).toBe(17);
    const sold = [pointAt(0, 60, { value: counter(100) }), pointAt(0, 120, { value: counter(30) })];
    expect(sumOf(tell(sold)).sumUs).toBe(130);
  });

  test("other bounds are a new baseline", () => {
    const wider = { ...explicit([9, 9]), buckets: { layout: "explicit", bounds: [5], counts: [9, 9] } } as const;
    expect(tell([at(0, 60, [5, 1, 0]), pointAt(0, 120, { value: wider })]).notes).toEqual(["counted", "baseline"]);
  });

  test("a counter adds what it grew by, one point each", () => {
    const points = [10, 10, 25].map((sum, index) => pointAt(0, (index + 1) * 60, { value: counter(sum) }));
    expect(sumOf(tell(points))).toMatchObject({ count: 3, sumUs: 25 });
  });
});

describe("several processes on one stream", () => {
  test("a restart counts from its start, however late it is heard", () => {
    const points = [at(0, 60, [5, 0, 0]), at(120, 3000, [3, 0, 0])];
    expect(tell(points).notes).toEqual(["counted", "counted"]);
    expect(countsOf(points)).toBe(8);
  });

  test("replicas without an id of their own each count in full, and are noticed", () => {
    const [a, b] = [totals, totals].map((arbitrary, replica) =>
      arbitrary.map((steps) => steps.map((counts, index) => at(replica, (index + 1) * 60 + replica, counts))),
    );
    if (a === undefined || b === undefined) throw new Error("there are two");
    fc.assert(
      fc.property(a, b, fc.infiniteStream(fc.boolean()), (one, other, coin) => {
        const [left, right] = [[...one], [...other]];
        const sent: StreamPoint[] = [];
        while (left.length + right.length > 0) {
          const next = (right.length === 0 || (left.length > 0 && coin.next().value) ? left : right).shift();
          if (next !== undefined) sent.push(next);
        }
        expect(countsOf(sent)).toBe((one.at(-1)?.value.count ?? 0) + (other.at(-1)?.value.count ?? 0));
        if (one.length > 1 && other.length > 1) expect(tell(sent).notes).toContain("replicas");
      }),
    );
  });

  test("processes that follow each other are no replicas", () => {
    expect(tell([at(0, 60, [5, 0, 0]), at(61, 120, [3, 0, 0]), at(121, 180, [1, 0, 0])]).notes).toEqual(["counted", "counted", "counted"]);
  });

  test("one that was forgotten and comes back does not count in full again", () => {
    const many = Array.from({ length: 20 }, (_, index) => at(index, 60 + index, [1, 0, 0]));
    const { state } = tell(many);
    expect(state?.kind === "cumulative" && state.incarnations).toHaveLength(16);
    expect(tell([at(0, 120, [100, 0, 0])], state).notes).toEqual(["baseline"]);
    const longAgo = tell([at(0, 60, [5, 0, 0]), at(90_000, 100_000, [1, 0, 0])]).state;
    expect(tell([at(0, 100_060, [100, 0, 0])], longAgo).notes).toEqual(["baseline"]);
  });
});
