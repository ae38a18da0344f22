import fc from "fast-check";
import { expect, test } from "vitest";
import { binomial } from "@/prisma/seed/distributions/binomial";
import { Latency } from "@/prisma/seed/distributions/latency";
import { normalCdf } from "@/prisma/seed/distributions/normal-cdf";
import { poisson } from "@/prisma/seed/distributions/poisson";
import { Random } from "@/prisma/seed/distributions/random";
import { rhythm } from "@/prisma/seed/distributions/rhythm";
import { Wander } from "@/prisma/seed/distributions/wander";

const N = 4_000;
const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const draw = (make: () => number): number[] => Array.from({ length: N }, make);

test("chance repeats by name, and a fork is another stream", () => {
  const numbers = (random: Random): number[] => Array.from({ length: 20 }, () => random.next());
  expect(numbers(new Random("one"))).toEqual(numbers(new Random("one")));
  expect(numbers(new Random("one"))).not.toEqual(numbers(new Random("two")));
  expect(numbers(new Random("one").fork("a"))).not.toEqual(numbers(new Random("one").fork("b")));
});

test("uniform and normal numbers have the moments that they should", () => {
  const random = new Random("moments");
  expect(meanOf(draw(() => random.next()))).toBeCloseTo(0.5, 1);
  const normal = draw(() => random.normal());
  expect(meanOf(normal)).toBeCloseTo(0, 1);
  expect(meanOf(normal.map((value) => value ** 2))).toBeCloseTo(1, 0);
});

test.each([0.3, 4, 29, 31, 400])("a Poisson count of mean %d has its mean and variance", (mean) => {
  const random = new Random(`poisson ${mean}`);
  const counts = draw(() => poisson(random, mean));
  const error = 5 * Math.sqrt(mean / N);
  expect(Math.abs(meanOf(counts) - mean)).toBeLessThan(error);
  const variance = meanOf(counts.map((count) => (count - mean) ** 2));
  expect(variance / mean).toBeGreaterThan(0.85);
  expect(variance / mean).toBeLessThan(1.15);
});

test.each([
  [10, 0.3],
  [900, 0.01],
  [900, 0.4],
  [50, 0.93],
])("of %d trials a share of %d hits", (trials, share) => {
  const random = new Random(`binomial ${trials}`);
  const error = 5 * Math.sqrt((trials * share * (1 - share)) / N);
  expect(Math.abs(meanOf(draw(() => binomial(random, trials, share))) - trials * share)).toBeLessThan(error);
});

test("hits are never more than trials, nor fewer than none", () => {
  fc.assert(
    fc.property(fc.nat(100_000), fc.double({ min: -0.1, max: 1.1, noNaN: true }), fc.string(), (trials, share, name) => {
      const hits = binomial(new Random(name), trials, share);
      return Number.isInteger(hits) && hits >= 0 && hits <= trials;
    }),
  );
});

test("shares of buckets add up to one, and half lies below the median", () => {
  const { offset, shares } = new Latency(0.5).around(100);
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
  const below = shares.filter((_, index) => 2 ** ((offset + index + 1) / 8) <= 100_000).reduce((sum, share) => sum + share, 0);
  expect(below).toBeGreaterThan(0.42);
  expect(below).toBeLessThan(0.5);
});

test("the normal distribution agrees with known values", () => {
  for (const [z, share] of [
    [0, 0.5],
    [1.959964, 0.975],
    [-1.644854, 0.05],
    [3.090232, 0.999],
  ] as const)
    expect(normalCdf(z)).toBeCloseTo(share, 6);
});

test("a day has its quiet and its busy hour, and a weekend its own level", () => {
  const at = (text: string): number => rhythm(Date.parse(text), 0.5);
  expect(at("2026-11-20T14:00:00Z")).toBeCloseTo(1);
  expect(at("2026-11-20T02:00:00Z")).toBeCloseTo(0.45);
  expect(at("2026-11-21T14:00:00Z")).toBeCloseTo(0.5);
});

test("what wanders stays around one and moves a little at a time", () => {
  const from = new Date("2026-11-01T00:00:00Z");
  const wander = new Wander(new Random("wander"), from, 500, 0.1);
  const values = Array.from({ length: 500 }, (_, hour) => wander.at(from.getTime() + hour * 3_600_000));
  expect(Math.abs(meanOf(values) - 1)).toBeLessThan(0.1);
  const steps = values.slice(1).map((value, index) => Math.abs(Math.log(value / (values[index] ?? 1))));
  expect(Math.max(...steps)).toBeLessThan(0.25);
  expect(wander.at(from.getTime() - 1e9)).toBe(wander.at(from.getTime()));
});
