import { expect, it } from "vitest";
import { plainText } from "@/lib/charts/phrase";
import type { MetricId } from "@/lib/metrics/delivery/figure";
import { figuresOf, figuresWithout } from "@/lib/metrics/delivery/figures";
import { deliverySummary } from "@/lib/views/delivery/sentences/summary";
import { factsHolding, type Held, spread } from "@/tests/support/figures-facts";

const summed = (now: Held, before: Held | null, hrefOf: (metric: MetricId) => string | null = () => null) => {
  const facts = factsHolding(now);
  const figures = figuresOf({ now: facts, before: before && factsHolding({ ago: 28, ...before }), buckets: [] });
  return deliverySummary({ figures, facts, unit: "change" }, hrefOf);
};

const BASE = { reached: 400, hurt: 24, rework: 40, lead: 20, recovery: 60 };
const MIN = 60;
/** 400 deployments, 24 of which failed and a tenth of which was rework, unless said otherwise; lead in hours, recovery in minutes. */
function period(over: Partial<typeof BASE> = {}): Held {
  const { reached, hurt, rework, lead, recovery } = { ...BASE, ...over };
  return { counts: { reached, hurt, rework }, lead: spread(400, lead * 60 * MIN), recovered: spread(hurt, recovery * MIN) };
}

it.each([
  ["the page's example", { lead: 15, rework: 90 }, "Faster than in the 28 days before and about as safe, but more of it is rework."],
  [
    "all better",
    { lead: 15, reached: 800, hurt: 16, rework: 16, recovery: 2 },
    "Faster, more often and safer than in the 28 days before, failures end sooner and less of it is rework.",
  ],
  [
    "all worse",
    { lead: 40, reached: 240, hurt: 50, rework: 70, recovery: 900 },
    "Slower, less often and less safe than in the 28 days before, failures last longer and more of it is rework.",
  ],
  ["faster, less safe", { lead: 15, hurt: 70 }, "Faster than in the 28 days before, but less safe."],
  ["slower, safer", { lead: 40, hurt: 4 }, "Safer than in the 28 days before, but slower."],
  ["slower only", { lead: 40, hurt: 20 }, "Slower than in the 28 days before, but about as safe."],
  ["rework only, about as safe", { rework: 90 }, "More rework than in the 28 days before, but about as safe."],
  ["less rework, less safe", { rework: 8, hurt: 70 }, "Less rework than in the 28 days before, but less safe."],
  ["recovery", { recovery: 900, hurt: 36 }, "Slower recovery than in the 28 days before."],
  ["a little more often", { reached: 420 }, "About as safe as in the 28 days before; nothing else changed clearly."],
  ["much more often", { reached: 520, rework: 52, hurt: 30 }, "More often than in the 28 days before and about as safe."],
])("%s", (_name, over, sentence) => expect(plainText(summed(period(over), period()))).toBe(sentence));

it("does not call safe what may have become less so", () => {
  expect(plainText(summed(period({ hurt: 36 }), period()))).toBe("No clear change from the 28 days before.");
});

it("says what went out where there is nothing to compare with", () => {
  const went = "400 deployments reached production in 28 days, 14.3 a day";
  expect(plainText(summed(period(), null))).toBe(`${went}.`);
  expect(plainText(summed(period(), { connected: false }))).toBe(`${went}.`);
  expect(plainText(summed(period(), {}))).toBe(`${went}, more often than in the 28 days before (none).`);
  expect(plainText(summed({}, period()))).toBe("Nothing reached production in 28 days; 400 did in the 28 days before.");
  expect(plainText(summed({ connected: false }, null))).toBe("No source was connected yet.");
});

it("says of a place that is not production that it is none", () => {
  const summary = deliverySummary({ figures: figuresWithout("not-production"), facts: factsHolding(), unit: "change" }, () => null);
  expect(plainText(summary)).toBe("These metrics are about production, and this environment is not.");
});

it("leads from its words to what they are about", () => {
  const phrases = summed(period({ lead: 15, rework: 90 }), period(), (metric) => `/delivery?why=${metric}`);
  expect(phrases.filter(({ href }) => href !== null)).toEqual([
    { text: "Faster", href: "/delivery?why=leadTimeForChanges" },
    { text: "about as safe", href: "/delivery?why=changeFailureRate" },
    { text: "more of it is rework", href: "/delivery?why=deploymentReworkRate" },
  ]);
});
