import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chanceAbove, chanceOfSoMany } from "@/lib/health/chance-above";

/** Chance of `hits` or more of `all` where each falls here with chance `share`, added up term by term. */
function binomialTail(hits: number, all: number, share: number): number {
  let sum = 0;
  for (let count = hits; count <= all; count++) {
    let term = 1;
    for (let nth = 0; nth < count; nth++) term *= ((all - nth) / (nth + 1)) * share;
    sum += term * (1 - share) ** (all - count);
  }
  return sum;
}

describe("the chance of so many hits", () => {
  it("is the binomial tail, of as many hits as there were", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 0, max: 12 }),
        fc.integer({ min: 20, max: 500 }),
        fc.integer({ min: 20, max: 500 }),
        (hits, others, of, ofOthers) => {
          const chance = chanceOfSoMany({ hits: others, of: ofOthers }, { hits, of });
          expect(chance).toBeCloseTo(binomialTail(hits, hits + others, of / (of + ofOthers)), 8);
        },
      ),
    );
  });

  it("is one without hits, however few requests others had", () =>
    expect(chanceOfSoMany({ hits: 5, of: 10 }, { hits: 0, of: 1000 })).toBe(1));

  it("asks more of a handful than a belief in any rate does", () => {
    const [before, after] = [
      { hits: 0, of: 2000 },
      { hits: 3, of: 44 },
    ];
    expect(chanceOfSoMany(before, after)).toBeGreaterThan(10 * (1 - chanceAbove(1, before, after)));
  });
});
