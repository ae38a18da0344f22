import fc from "fast-check";
import { expect, test } from "vitest";
import { addRollups } from "@/lib/domain/rollup-add";
import { SERVICES } from "@/prisma/seed/company";
import { Random } from "@/prisma/seed/distributions/random";
import { OperationSplit } from "@/prisma/seed/generators/operation-split";
import { rollupOf } from "@/prisma/seed/generators/rollup-of";

const wholes = fc
  .record({
    counts: fc.array(fc.nat(400), { minLength: 1, maxLength: 50 }),
    offset: fc.integer({ min: 20, max: 160 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .filter(({ counts }) => counts.some((count) => count > 0))
  .map(({ counts, offset, share }) => {
    const count = counts.reduce((sum, one) => sum + one, 0);
    const errors = Math.floor(count * share);
    const highest = offset + counts.findLastIndex((one) => one > 0);
    return rollupOf({ offset, counts }, errors, Math.floor(errors * share), Math.floor(2 ** ((highest + 0.9) / 8)));
  });

test("parts add up to the whole, and none fails more often than it is called", () => {
  fc.assert(
    fc.property(wholes, fc.constantFrom(...SERVICES), fc.string(), (whole, { operations, spread }, name) => {
      const parts = new OperationSplit(operations, spread).split(new Random(name), whole);
      const known = parts.flatMap((part) => part ?? []);
      expect(addRollups(known)).toEqual(whole);
      expect(known.every(({ count, errors, ownErrors }) => errors <= count && ownErrors <= errors)).toBe(true);
    }),
  );
});

test("a slower operation gets the longer durations", () => {
  const operations = [
    { name: "fast", share: 0.5, slower: 0.5, failures: 1 },
    { name: "slow", share: 0.5, slower: 2, failures: 1 },
  ];
  const whole = rollupOf({ offset: 80, counts: new Array<number>(40).fill(500) }, 0, 0, 2 ** 14);
  const [fast, slow] = new OperationSplit(operations, 0.5).split(new Random("split"), whole);
  expect((slow?.sumUs ?? 0) / (slow?.count ?? 1)).toBeGreaterThan((2 * (fast?.sumUs ?? 0)) / (fast?.count ?? 1));
});
