import { expect, test } from "vitest";
import { brentRoot } from "@/tests/bench/verdict/baselines/brent";
import { classify } from "@/tests/bench/verdict/baselines/kayenta-classifier";
import { rankShift } from "@/tests/bench/verdict/baselines/mann-whitney";
import { KAYENTA_CASES } from "./support/kayenta-cases";

test.each(KAYENTA_CASES)("Kayenta, $name: $classification", ({ control, experiment, settings, classification, critical }) => {
  expect(classify(control, experiment, settings)).toMatchObject({ classification, critical });
});

test("there are as many cases as Kayenta's own suite holds", () => {
  expect(new Set(KAYENTA_CASES.map(({ name }) => name)).size).toBe(KAYENTA_CASES.length);
  expect(KAYENTA_CASES.length).toBeGreaterThanOrEqual(33);
});

test("the shift of a sample against itself moved by five is five, within its interval", () => {
  const sample = Array.from({ length: 25 }, (_, index) => (index * 37) % 101);
  const { low, high, estimate } = rankShift(
    sample.map((value) => value + 5),
    sample,
    1.959963984540054,
  );
  expect(estimate).toBeCloseTo(5, 3);
  expect([low < 5, high > 5]).toEqual([true, true]);
});

test("a root is found to a ten-thousandth", () => {
  expect(brentRoot((x) => x ** 3 - 2, 0, 2)).toBeCloseTo(2 ** (1 / 3), 4);
  expect(brentRoot((x) => Math.sign(x - 0.25), -1, 1)).toBeCloseTo(0.25, 3);
  expect(brentRoot((x) => x - 3, 3, 9)).toBe(3);
});
