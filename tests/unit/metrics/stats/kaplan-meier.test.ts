import fc from "fast-check";
import { expect, it } from "vitest";
import { kaplanMeier, reachOf, type Survival, survivalMedianInterval, survivalTime } from "@/lib/metrics/stats/kaplan-meier";
import "@/tests/support/property-seed";

/** Its steps, each with the 95 % interval of its share; nothing that lasts has none. */
const stepsOf = (survival: Survival) =>
  Array.from(survival.at, (at, step) => {
    const share = survival.share[step] ?? Number.NaN;
    const reach = reachOf(share, survival.greenwood[step] ?? Number.NaN);
    return { at, share, interval: share === 0 ? null : { low: share ** reach, high: share ** (1 / reach) } };
  });

// Weeks in remission of the 21 patients who were given 6-mercaptopurine (Freireich and others 1963), the standard example.
const TREATED = { ended: [6, 6, 6, 7, 10, 13, 16, 22, 23], open: [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35] };
const PLACEBO = { ended: [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23], open: [] };

it("gives the published shares", () => {
  const steps = stepsOf(kaplanMeier(TREATED.ended, TREATED.open));
  expect(steps.map(({ at }) => at)).toEqual([6, 7, 10, 13, 16, 22, 23]);
  [0.857143, 0.806723, 0.752941, 0.690196, 0.627451, 0.537815, 0.448179].forEach((share, at) => {
    expect(steps[at]?.share).toBeCloseTo(share, 6);
  });
  expect(steps[0]?.interval?.low).toBeCloseTo(0.6197, 4);
  expect(steps[0]?.interval?.high).toBeCloseTo(0.9516, 4);
  expect(steps[6]?.interval?.low).toBeCloseTo(0.1881, 4);
  expect(steps[6]?.interval?.high).toBeCloseTo(0.6801, 4);
});

it.each([
  ["treated", TREATED, 23, null],
  ["placebo", PLACEBO, 8, { low: 4, high: 11 }],
  ["maintained", { ended: [9, 13, 18, 23, 31, 34, 48], open: [13, 28, 45, 161] }, 31, null],
  ["not maintained", { ended: [5, 5, 8, 8, 12, 23, 27, 30, 33, 43, 45], open: [16] }, 23, { low: 5, high: 33 }],
  ["one to twenty", { ended: Array.from({ length: 20 }, (_, at) => at + 1), open: [] }, 10, { low: 5, high: 15 }],
  ["a half to the digit", { ended: [1, 2, 3, 4], open: [] }, 2, null],
  ["one", { ended: [7], open: [] }, 7, null],
])("median and interval of %s", (_name, { ended, open }, median, interval) => {
  const steps = kaplanMeier(ended, open);
  expect(survivalTime(steps, 0.5)).toBe(median);
  expect(survivalMedianInterval(steps)).toEqual(interval);
});

it("knows no median while more than half last", () => {
  expect(survivalTime(kaplanMeier([10], [20, 30]), 0.5)).toBeNull();
  expect(survivalTime(kaplanMeier([], [20, 30]), 0.5)).toBeNull();
  expect(survivalTime(kaplanMeier([10], [20]), 0.5)).toBe(10);
});

const durations = fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 40 });

it("never rises, and stays within its interval", () => {
  fc.assert(
    fc.property(durations, durations, (ended, open) => {
      let before = 1;
      for (const { share, interval } of stepsOf(kaplanMeier(ended, open))) {
        expect(share).toBeLessThan(before);
        if (interval !== null) expect(interval.low <= share && share <= interval.high).toBe(true);
        before = share;
      }
    }),
  );
});

/** Efron's other way to the same shares: what goes on hands its weight, in equal parts, to everything that lasted longer. */
function handedOn(ended: readonly number[], open: readonly number[]): Map<number, number> {
  const all = [...ended.map((at) => ({ at, isOpen: false })), ...open.map((at) => ({ at, isOpen: true }))];
  all.sort((a, b) => a.at - b.at || Number(a.isOpen) - Number(b.isOpen));
  const weights = all.map(() => 1 / all.length);
  const left = new Map<number, number>();
  let share = 1;
  all.forEach(({ at, isOpen }, index) => {
    const weight = weights[index] ?? 0;
    const later = all.length - index - 1;
    if (isOpen) for (let next = index + 1; next < all.length; next++) weights[next] = (weights[next] ?? 0) + weight / later;
    else {
      share -= weight;
      left.set(at, share);
    }
  });
  return left;
}

it("agrees with handing weights on", () => {
  fc.assert(
    fc.property(durations, durations, (ended, open) => {
      const steps = stepsOf(kaplanMeier(ended, open));
      const expected = handedOn(ended, open);
      expect(steps.map(({ at }) => at)).toEqual([...expected.keys()]);
      for (const { at, share } of steps) expect(share).toBeCloseTo(expected.get(at) ?? Number.NaN, 9);
    }),
  );
});

it("without open ones is the share that lasts longer", () => {
  fc.assert(
    fc.property(durations, (ended) => {
      for (const { at, share } of stepsOf(kaplanMeier(ended, [])))
        expect(share).toBeCloseTo(ended.filter((duration) => duration > at).length / ended.length, 9);
    }),
  );
});

it("a failure that goes on for longer never shortens the median", () => {
  fc.assert(
    fc.property(durations, durations, fc.nat(49), fc.nat(20), (ended, open, at, more) => {
      const longer = open.map((duration, index) => (index === at % Math.max(1, open.length) ? duration + more : duration));
      const median = (values: readonly number[]): number => survivalTime(kaplanMeier(ended, values), 0.5) ?? Number.POSITIVE_INFINITY;
      expect(median(longer)).toBeGreaterThanOrEqual(median(open));
    }),
  );
});
