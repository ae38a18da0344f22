import { expect, test } from "vitest";
import type { Comparison, Figure } from "@/lib/metrics/delivery/figure";
import { tileOf } from "@/lib/views/overview/tile";
import { previousOf, sparkFacts, sparkFigure } from "@/tests/unit/charts/spark/period-facts";

const now = sparkFacts(0, {
  ...{ days: 28, deploymentDays: 20, watching: 9, recovered: [600, 11_100] },
  counts: { reached: 212, hurt: 11, rework: 28, reworkBy: { rollback: 17, hotfix: 8, emergency: 3 } },
});
const compared = (direction: Comparison["direction"], difference: number): Comparison => ({ direction, difference, interval: null });
const tile = (over: Pick<Figure, "metric" | "unit"> & Partial<Figure>, facts = now, goal: number | null = null) =>
  tileOf(sparkFigure(over), facts, { buckets: [], zone: "UTC" }, { whyHref: "/?why=x", goal });
const large = ({ figure }: ReturnType<typeof tile>): string =>
  [...figure.parts.map(({ number, unit }) => `${number}${unit}`), figure.kind].filter((part) => part !== "").join(" ");

test("a frequency is told on the scale on which it can be read, and how much more often", () => {
  const often = { metric: "deploymentFrequency", unit: "per-day", n: 212, value: 7.57, previous: previousOf(6.6) } as const;
  const model = tile({ ...often, comparison: compared("better", 0.97) });
  expect(large(model)).toBe("7.6 a day");
  expect(model.change).toMatchObject({ way: "up", word: "more often", tone: "good" });
  expect(model.sentence).toBe("212 in 28 days, on 20 different days.");
  expect(large(tile({ ...often, value: 0.5, previous: null }))).toBe("3.5 a week");
});

test("a duration is split into numbers and small units; faster needs no sign", () => {
  const model = tile({ metric: "leadTimeForChanges", unit: "seconds", n: 487, value: 69_600, comparison: compared("better", -15_600) });
  expect(large(model)).toBe("19h 20min median");
  expect(model.change).toEqual({ way: "down", amount: "4\u202fh 20\u202fmin", word: "faster", tone: "good" });
  expect(model.sentence).toBe("Half of 487 changes went live this soon after first commit.");
});

test("what is not clear is said so, and worse is a warning, never an alarm", () => {
  const rate = { metric: "changeFailureRate", unit: "share", n: 203, value: 11 / 203 } as const;
  const unclear = tile({ ...rate, interval: { low: 0.031, high: 0.094, level: 0.95 }, comparison: compared("unclear", -0.017) });
  expect(unclear.change).toEqual({ way: "level", amount: "\u22121.7\u202fpp", word: "no clear change", tone: "none" });
  expect(unclear.sentence).toBe("11 of 203 settled failed; the true rate is likely 3.1 to 9.4\u202f%. 9 more are watched.");
  const worse = tile({ metric: "deploymentReworkRate", unit: "share", n: 212, value: 28 / 212, comparison: compared("worse", 0.067) });
  expect(worse.change).toEqual({ way: "up", amount: "+6.7\u202fpp", word: "worse", tone: "warn" });
  expect(worse.sentence).toBe("28 of 212 repaired an earlier one: 17 rollbacks, 8 hotfixes.");
  expect(tile({ ...rate, comparison: compared("same", 0) }).change).toMatchObject({ way: "level", amount: "", word: "as before" });
});

test("recovery names the longest, and what is not over", () => {
  const recovery = { metric: "failedDeploymentRecoveryTime", unit: "seconds", n: 3, value: 600 } as const;
  expect(tile(recovery).sentence).toBe("2 recoveries; the longest took 3\u202fh 05\u202fmin.");
  const open = sparkFacts(0, { recovered: [600], open: [7200] });
  expect(tile(recovery, open).sentence).toBe("1 recovery; the longest took 10\u202fmin. 1 failure lasts, 2\u202fh so far.");
});

test("what cannot be known is a dash with its reason, never zero, and has no spark", () => {
  const model = tile({ metric: "leadTimeForChanges", unit: "seconds", reason: "no-changes" });
  expect(large(model)).toBe("–");
  expect(model).toMatchObject({ value: null, change: null, spark: null });
  expect(model.sentence).toMatch(/^No change/);
});

test("a goal is said with whether it is met, and only said where nothing is known", () => {
  const rate = { metric: "changeFailureRate", unit: "share", n: 200, value: 0.04 } as const;
  expect(tile(rate).goal).toBeNull();
  expect(tile(rate, now, 0.05).goal).toBe("at most 5\u202f%, met");
  expect(tile({ ...rate, value: 0.06 }, now, 0.05).goal).toBe("at most 5\u202f%, missed");
  expect(tile({ ...rate, value: null, reason: "no-deployments" }, now, 0.05).goal).toBe("at most 5\u202f%");
});
