import { normal, type Random } from "@/tests/support/prng";

/** Mean from which Poisson counts are drawn by rejection; below it Knuth's product takes fewer numbers. */
const REJECTION_FROM = 10;

/** A Poisson count: Knuth's product for small means, Hörmann's transformed rejection (PTRS, 1993) for larger ones. Both are exact. */
export function poisson(random: Random, mean: number): number {
  if (!(mean > 0)) return 0;
  return mean < REJECTION_FROM ? byProduct(random, mean) : byRejection(random, mean);
}

function byProduct(random: Random, mean: number): number {
  const limit = Math.exp(-mean);
  let product = random();
  let count = 0;
  for (; product > limit; count++) product *= random();
  return count;
}

function byRejection(random: Random, mean: number): number {
  const logMean = Math.log(mean);
  const b = 0.931 + 2.53 * Math.sqrt(mean);
  const a = -0.059 + 0.02483 * b;
  const accept = 0.9277 - 3.6224 / (b - 2);
  const scale = Math.log(1.1239 + 1.1328 / (b - 3.4));
  for (;;) {
    const u = random() - 0.5;
    const v = random();
    const us = 0.5 - Math.abs(u);
    const count = Math.floor(((2 * a) / us + b) * u + mean + 0.43);
    if (us >= 0.07 && v <= accept) return count;
    if (count < 0 || (us < 0.013 && v > us)) continue;
    if (Math.log(v) + scale - Math.log(a / (us * us) + b) <= count * logMean - mean - logFactorial(count)) return count;
  }
}

const FACTORIALS = new Float64Array(128);
for (let n = 2; n < FACTORIALS.length; n++) FACTORIALS[n] = (FACTORIALS[n - 1] ?? 0) + Math.log(n);

/** ln n!, from a table and by Stirling's series above it. */
function logFactorial(n: number): number {
  if (n < FACTORIALS.length) return FACTORIALS[n] ?? 0;
  return (n + 0.5) * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI) + 1 / (12 * n) - 1 / (360 * n ** 3);
}

/** Trials from which a binomial count is split in two instead of counted off: the sum of its parts is exact. */
const SPLIT_FROM = 15;

/**
 * A binomial count of `n` trials with chance `p`: waiting times between hits while few are expected, else the median of `n` uniform
 * numbers (a beta draw) says how many of them lie below `p`, and what is left is drawn again (Relles, 1972). Exact.
 */
export function binomial(random: Random, n: number, p: number): number {
  if (n <= 0 || !(p > 0)) return 0;
  if (p >= 1) return n;
  if (p > 0.5) return n - binomial(random, n, 1 - p);
  if (n * p < SPLIT_FROM) return byWaiting(random, n, p);
  const half = 1 + Math.floor(n / 2);
  const middle = beta(random, half, n + 1 - half);
  return middle >= p ? binomial(random, half - 1, p / middle) : half + binomial(random, n - half, (p - middle) / (1 - middle));
}

function byWaiting(random: Random, n: number, p: number): number {
  const logMiss = Math.log1p(-p);
  let hits = 0;
  for (let at = 0; ; hits++) {
    at += Math.floor(Math.log(1 - random()) / logMiss) + 1;
    if (at > n) return hits;
  }
}

/** A gamma number of shape `shape` (at least 1) and scale 1: Marsaglia and Tsang, 2000. Below 1 it is boosted by a power of a uniform. */
export function gamma(random: Random, shape: number): number {
  if (shape < 1) return gamma(random, shape + 1) * (1 - random()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(random);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

export function beta(random: Random, a: number, b: number): number {
  const x = gamma(random, a);
  return x / (x + gamma(random, b));
}

export const logNormal = (random: Random, median: number, sigma: number): number => median * Math.exp(sigma * normal(random));

/** Uniform between two bounds, and uniform on the logarithm. */
export const between = (random: Random, low: number, high: number): number => low + (high - low) * random();
export const logBetween = (random: Random, low: number, high: number): number => low * (high / low) ** random();
export const chance = (random: Random, share: number): boolean => random() < share;

/** One of some things, each as often as its weight says. */
export function pick<T>(random: Random, weighted: readonly (readonly [T, number])[]): T {
  let left = random() * weighted.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [thing, weight] of weighted) {
    left -= weight;
    if (left < 0) return thing;
  }
  const last = weighted.at(-1);
  if (last === undefined) throw new Error("There is nothing to pick from.");
  return last[0];
}
