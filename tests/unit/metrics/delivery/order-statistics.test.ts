import fc from "fast-check";
import { expect, test } from "vitest";
import { wordsIn } from "@/lib/domain/words";
import { decodeDay, encodeDay } from "@/lib/metrics/delivery/day-codec";
import { DISTRIBUTION, distributionOf } from "@/lib/metrics/delivery/distribution";
import { finishRanks, planRanks, type RankPlan, refineRanks } from "@/lib/metrics/delivery/order-statistics";
import { COARSE, FINE } from "@/lib/metrics/delivery/value-class";
import { ascending, summaryOf } from "@/tests/support/delivery-packed";

const days = fc.array(ascending, { maxLength: 6 });
const everyRank = (n: number): number[] => Array.from({ length: n }, (_, index) => index + 1);
const inOrder = (lists: readonly (readonly number[])[]): number[] => lists.flat().sort((a, b) => a - b);

/**
 * The values of ranks by way of packed days, reading nothing of `sorted` but what the plans ask for. Every other day is packed as a month is,
 * by fine classes; `bytes` is what was read.
 */
function read(lists: readonly (readonly number[])[], ranksFor: (n: number) => readonly number[], fine = FINE) {
  const packed = lists.map((values, index) => encodeDay(summaryOf("lead", values), index % 2 === 0 ? COARSE : fine));
  let bytesRead = 0;
  const fetched = ({ wanted }: RankPlan) =>
    wanted.map(({ part, offset, bytes }) => {
      bytesRead += bytes;
      return wordsIn((packed[part]?.sorted ?? new Uint8Array()).subarray(offset, offset + bytes));
    });
  const plan = planRanks(
    packed.map(({ facts }) => decodeDay(facts).measures.lead),
    ranksFor,
  );
  const refined = refineRanks(plan, fetched(plan));
  return { n: plan.n, valueAt: finishRanks(refined, fetched(refined)), bytes: bytesRead };
}

test("every rank of any days is what sorting all their values gives", () => {
  fc.assert(
    fc.property(days, (lists) => {
      const sorted = inOrder(lists);
      const { n, valueAt } = read(lists, everyRank);
      expect(n).toBe(sorted.length);
      expect(everyRank(n).map(valueAt)).toEqual(sorted);
    }),
  );
});

test("a few ranks are exact, and nothing but their classes is read", () => {
  fc.assert(
    fc.property(days, fc.array(fc.nat(), { maxLength: 5 }), (lists, drawn) => {
      const sorted = inOrder(lists);
      const wanted = sorted.length === 0 ? [] : drawn.map((number) => (number % sorted.length) + 1);
      const { valueAt } = read(lists, () => wanted);
      expect(wanted.map(valueAt)).toEqual(wanted.map((rank) => sorted[rank - 1]));
    }),
  );
});

test("a distribution is that of all values together", () => {
  fc.assert(
    fc.property(days, (lists) => {
      const { n, valueAt } = read(lists, DISTRIBUTION.ranksOf);
      expect(DISTRIBUTION.answer(n, valueAt)).toEqual(distributionOf(inOrder(lists)));
    }),
  );
});

test("of large days only a small part is read, and less where classes are fine", () => {
  const lists = [0, 1, 2, 3].map((day) => Array.from({ length: 4_000 }, (_, index) => 60 + index * 40 + day));
  const [coarse, both] = [read(lists, DISTRIBUTION.ranksOf, COARSE).bytes, read(lists, DISTRIBUTION.ranksOf).bytes];
  expect(coarse).toBeLessThan((4 * 4_000 * 4) / 2);
  expect(both).toBeLessThan(coarse * 0.7);
});

test("of one large day nothing is read but the ranks themselves", () => {
  const values = Array.from({ length: 4_000 }, (_, index) => index * 3);
  const { valueAt, bytes } = read([values], () => [1, 2_000, 2_001, 4_000]);
  expect([1, 2_000, 2_001, 4_000].map(valueAt)).toEqual([0, 5_997, 6_000, 11_997]);
  expect(bytes).toBe(16);
});

test("a rank that nobody asked for is refused", () => {
  const values = Array.from({ length: 1_000 }, (_, index) => 2 ** (index / 40));
  const { valueAt } = read([values.map(Math.floor)], () => [500]);
  expect(() => valueAt(1)).toThrow(RangeError);
  expect(() => read([], () => []).valueAt(1)).toThrow(RangeError);
});
