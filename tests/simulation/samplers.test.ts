import { describe, expect, it } from "vitest";
import { beta, binomial, gamma, logNormal, pick, poisson } from "@/tests/bench/verdict/samplers";
import { prng, type Random } from "@/tests/support/prng";

const DRAWS = 20_000;
/** Standard errors that a mean of many draws may be off. */
const SIGMAS = 4.5;

function momentsOf(draw: (random: Random) => number, seed: number): { mean: number; variance: number } {
  const random = prng(seed);
  const drawn = Array.from({ length: DRAWS }, () => draw(random));
  const mean = drawn.reduce((sum, value) => sum + value, 0) / DRAWS;
  return { mean, variance: drawn.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (DRAWS - 1) };
}

/** Mean within its standard errors, variance within a twentieth. */
function expectMoments(draw: (random: Random) => number, mean: number, variance: number, seed: number): void {
  const drawn = momentsOf(draw, seed);
  expect(Math.abs(drawn.mean - mean) / Math.sqrt(variance / DRAWS)).toBeLessThan(SIGMAS);
  expect(drawn.variance / variance).toBeGreaterThan(0.95);
  expect(drawn.variance / variance).toBeLessThan(1.05);
}

describe("samplers have the moments of what they are named after", () => {
  it.each([0.4, 0.7, 5, 9.9, 10.1, 37, 400, 5000])("Poisson with mean %d", (mean) => {
    expectMoments((random) => poisson(random, mean), mean, mean, 1);
  });

  it.each([
    [5, 0.3],
    [40, 0.002],
    [1000, 0.0005],
    [1000, 0.4],
    [5000, 0.97],
    [100_000, 0.01],
  ])("binomial of %d with %d", (n, p) => {
    expectMoments((random) => binomial(random, n, p), n * p, n * p * (1 - p), 2);
  });

  it.each([0.4, 1, 3.5, 60])("gamma of shape %d", (shape) => {
    expectMoments((random) => gamma(random, shape), shape, shape, 3);
  });

  it("beta and log-normal", () => {
    expectMoments((random) => beta(random, 2, 6), 0.25, (2 * 6) / (64 * 9), 4);
    expectMoments((random) => Math.log(logNormal(random, 100, 0.5)), Math.log(100), 0.25, 5);
  });
});

it("Poisson counts above ten are as frequent as the formula says, around the mean and in the tail", () => {
  const random = prng(6);
  const counts = new Map<number, number>();
  for (let draw = 0; draw < 5 * DRAWS; draw++) {
    const count = poisson(random, 12);
    counts.set(count, (counts.get(count) ?? 0) + 1);
  }
  let expected = 5 * DRAWS * Math.exp(-12);
  let distance = 0;
  for (let count = 0; count <= 30; count++) {
    if (count > 0) expected *= 12 / count;
    if (expected >= 5) distance += ((counts.get(count) ?? 0) - expected) ** 2 / expected;
  }
  expect(distance).toBeLessThan(55);
});

it("nothing is drawn of nothing, all of all", () => {
  const random = prng(7);
  expect([poisson(random, 0), binomial(random, 0, 0.5), binomial(random, 7, 0), binomial(random, 7, 1)]).toEqual([0, 0, 0, 7]);
});

it("things are picked as often as they weigh", () => {
  const random = prng(8);
  const picked = Array.from({ length: DRAWS }, () =>
    pick(random, [
      ["a", 3],
      ["b", 1],
    ]),
  );
  expect(picked.filter((thing) => thing === "a").length / DRAWS).toBeCloseTo(0.75, 1);
});
