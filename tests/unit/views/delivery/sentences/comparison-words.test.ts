import { expect, it } from "vitest";
import { figuresOf } from "@/lib/metrics/delivery/figures";
import { comparisonWords } from "@/lib/views/delivery/sentences/comparison-words";
import { factsHolding, type Held, spread } from "@/tests/support/figures-facts";

const words = (now: Held, before: Held | null) => {
  const figures = figuresOf({ now: factsHolding(now), before: before && factsHolding({ ago: 28, ...before }), buckets: [] });
  return Object.values(figures).map((figure) => {
    const said = comparisonWords(figure);
    return said === null ? null : `${said.amount} ${said.words}`.replaceAll("\u202f", " ");
  });
};
const period = (reached: number, hurt: number, rework: number, lead: number, recovery: number): Held => ({
  counts: { reached, hurt, rework },
  lead: spread(487, lead),
  recovered: spread(hurt, recovery),
});

it("says by how much and which way, or that nothing is clear", () =>
  expect(words(period(212, 11, 28, 69_600, 2520), period(184, 13, 12, 85_200, 3480))).toEqual([
    "+1 a day more often",
    "4 h 20 min faster",
    "\u22121.9 pp no clear change",
    "\u221216 min no clear change",
    "+6.7 pp worse",
  ]));

it("says it the other way around", () =>
  expect(words(period(184, 13, 12, 85_200, 3480), period(212, 11, 28, 69_600, 2520))).toEqual([
    "\u22121 a day less often",
    "4 h 20 min slower",
    "+1.9 pp no clear change",
    "+16 min no clear change",
    "\u22126.7 pp better",
  ]));

it("says nothing where there is nothing to compare with", () => {
  expect(words(period(9, 0, 0, 60, 60), null)).toEqual([null, null, null, null, null]);
  expect(words(period(9, 0, 0, 60, 60), period(9, 0, 0, 60, 60))).toEqual([
    "0 a week as before",
    "0 s no clear change",
    "0 pp no clear change",
    null,
    "0 pp no clear change",
  ]);
});
