import { describe, expect, it } from "vitest";
import { expectationOf, type Past } from "@/lib/health/expectation";
import { mixFactor } from "@/lib/health/mix";
import { seasonalFactor } from "@/lib/health/seasonal";
import { minutesAfter } from "./support/scene";

const today = (hits: number, of: number) => [{ at: minutesAfter(-60), minutes: 60, hits, of }];
const day = (daysAgo: number, before: number, after: number, of = 10_000) => ({
  daysAgo,
  before: { hits: before, of },
  after: { hits: after, of },
});
const alike = (hits: number) => [1, 2, 3, 7, 14, 21].map((daysAgo) => day(daysAgo, hits, hits));
const past = (known: Partial<Past>): Past => ({ before: today(2, 10_000), earlier: [], mix: 1, placebo: null, unrest: 0, ...known });

describe("what was to be expected", () => {
  it("is the hour before when nothing else is known", () => {
    expect(expectationOf(past({}), { hits: 0, of: 10_000 }).trials).toEqual({ hits: 2, of: 10_000 });
  });

  it("gains from earlier days that are like today, and hardly from others", () => {
    const same = expectationOf(past({ earlier: alike(2) }), { hits: 0, of: 10_000 }).trials;
    expect(same.hits).toBeGreaterThan(12);
    expect(same.hits / same.of).toBeCloseTo(0.0002, 5);
    const others = expectationOf(past({ before: today(200, 10_000), earlier: alike(2) }), { hits: 0, of: 10_000 });
    expect(others.share).toBeGreaterThan(0.018);
  });

  it("believes earlier days within what days differ by", () => {
    const near = expectationOf(past({ before: today(30, 10_000), earlier: alike(22) }), { hits: 0, of: 10_000 }).trials;
    expect(near.hits).toBeGreaterThan(90);
    expect(near.hits / near.of).toBeLessThan(0.0025);
  });

  it("allows for the clock, shrunk while little is known, and never without limit", () => {
    expect(seasonalFactor([])).toBeNull();
    expect(seasonalFactor([day(1, 1, 2)])).toBeCloseTo(22 / 21, 6);
    expect(seasonalFactor(alike(1000).map((one) => ({ ...one, after: { hits: 2000, of: 10_000 } })))).toBeCloseTo(2, 1);
    expect(seasonalFactor([day(1, 100, 10_000)])).toBe(2.5);
  });

  it("believes that the clock makes things better only as far as it is sure", () => {
    const calmer = (hits: number) => alike(hits).map((one) => ({ ...one, after: { hits: hits / 2, of: 10_000 } }));
    expect(seasonalFactor(calmer(2))).toBeGreaterThan(0.95);
    expect(seasonalFactor(calmer(2000))).toBeCloseTo(0.51, 1);
  });

  it("takes the larger dispersion of placebo windows", () => {
    expect(expectationOf(past({ placebo: 4 }), { hits: 8, of: 10_000 })).toMatchObject({ dispersion: 4, trials: { hits: 0.5 } });
  });
});

describe("the usual of earlier days", () => {
  const usual = (earlier: Past["earlier"]) => expectationOf(past({ before: today(20, 10_000), earlier }), { hits: 0, of: 10_000 }).usual;
  const rate = (level: { hits: number; of: number } | null) => (level === null ? null : level.hits / level.of);
  const hour = (hits: number) => ({ daysAgo: 0, before: { hits, of: 10_000 }, after: { hits: 0, of: 0 } });

  it("is their rate, in as many trials as they tell", () => {
    expect(rate(usual(alike(60)))).toBeCloseTo(0.006, 4);
    expect(usual(alike(60))?.hits).toBeLessThan(720);
  });

  it("leaves out a day that was far worse than the others", () =>
    expect(rate(usual([...alike(60).slice(1), day(1, 900, 900)]))).toBeCloseTo(0.006, 4));

  it("is unknown with few days, and where hours of today have been calmer", () => {
    expect(usual(alike(60).slice(0, 2))).toBeNull();
    expect(usual([...alike(60), hour(20), hour(22)])).toBeNull();
    expect(usual([...alike(60), hour(20)])).not.toBeNull();
    expect(usual([...alike(60), hour(58), hour(63)])).not.toBeNull();
  });
});

describe("what the mix of operations explains", () => {
  const operation = (rate: number, before: number, after: number) => ({
    before: { hits: rate * before, of: before },
    after: { hits: rate * after, of: after },
  });
  it("is all of a shift towards an operation that fails more", () => {
    const operations = [operation(0.01, 90_000, 50_000), operation(0.1, 10_000, 50_000)];
    expect(mixFactor(operations, { hits: 1900, of: 100_000 }, { hits: 5500, of: 100_000 })).toBeCloseTo(5500 / 1900, 1);
  });
  it("is nothing while the mix stays, or no operation is told", () => {
    expect(
      mixFactor([operation(0.01, 9000, 9000), operation(0.1, 1000, 1000)], { hits: 190, of: 10_000 }, { hits: 900, of: 10_000 }),
    ).toBeCloseTo(1, 1);
    expect(mixFactor([], { hits: 19, of: 1000 }, { hits: 90, of: 1000 })).toBe(1);
  });
});
