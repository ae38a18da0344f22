import { describe, expect, it, test } from "vitest";
import { figuresOf } from "@/lib/metrics/delivery/figures";
import { parseDelivery } from "@/lib/urls/delivery";
import { metricSection } from "@/lib/views/delivery/metric-section";
import { askedBy } from "@/lib/views/delivery/page/asked";
import { besideFailures } from "@/lib/views/delivery/page/beside-failures";
import { spanWords } from "@/lib/views/delivery/page/span-words";
import { equationOf } from "@/lib/views/delivery/why/equation";
import { COUNTED, whySteps } from "@/lib/views/delivery/why/steps";
import { factsHolding, type Held, spread } from "../../../support/figures-facts";

const ZONE = "Europe/Oslo";
const NOW = new Date("2026-11-20T13:32:00Z");
const figuresHolding = (held: Held, before: Held | null = null) => {
  const now = factsHolding(held);
  return { now, figures: figuresOf({ now, before: before === null ? null : factsHolding({ ago: 28, ...before }), buckets: [now] }) };
};
const sectionOf = (metric: keyof ReturnType<typeof figuresOf>, held: Held, goal: number | null = null) => {
  const { now, figures } = figuresHolding(held);
  const drawn = { dots: [], failures: [], incidents: [], bucket: "month" as const, zone: ZONE, buckets: [now] };
  return metricSection({ figure: figures[metric], facts: now, goal, ...drawn }, "change");
};

describe("what a page asks for", () => {
  it("is calendar days of the workspace's zone that end with today", () => {
    const { from, to, bucket } = askedBy(parseDelivery({}), ZONE, NOW);
    expect([from, to].map((at) => at.toISOString())).toEqual(["2026-10-23T22:00:00.000Z", "2026-11-20T23:00:00.000Z"]);
    expect(bucket).toBe("day");
  });

  it("is both of one's own days, and the buckets one asked for", () => {
    const params = parseDelivery({ from: "2026-03-01", to: "2026-03-31", bucket: "week", bots: "with", unit: "commit", team: "Shop" });
    const { from, to, bucket, lead, selection } = askedBy(params, ZONE, NOW);
    expect([from, to].map((at) => at.toISOString())).toEqual(["2026-02-28T23:00:00.000Z", "2026-03-31T22:00:00.000Z"]);
    expect({ bucket, lead, team: selection.team }).toEqual({ bucket: "week", lead: { bots: true, unit: "commit" }, team: "Shop" });
  });
});

test("a stretch of days is named without a year only where that is this year", () => {
  const of = (from: string, to: string): string => spanWords({ from: new Date(from), to: new Date(to) }, ZONE, NOW);
  expect(of("2026-10-23T22:00:00Z", "2026-11-20T23:00:00Z")).toBe("Sat 24 Oct to Fri 20 Nov");
  expect(of("2026-11-19T23:00:00Z", "2026-11-20T23:00:00Z")).toBe("Fri 20 Nov");
  expect(of("2025-11-19T23:00:00Z", "2026-11-20T23:00:00Z")).toBe("Thu 20 Nov 2025 to Fri 20 Nov 2026");
});

describe("a section", () => {
  it("tells what its figure rests on, how sure it is, and each band with its year", () => {
    const { facts, value, known } = sectionOf("changeFailureRate", { counts: { reached: 203, hurt: 11 } });
    expect(known).toBe(true);
    expect(value.parts).toEqual([{ number: "5.4", unit: "%" }]);
    expect(Object.fromEntries(facts.map(({ term, value: said }) => [term, said]))).toEqual({
      Likely: "3.1 to 9.4\u202f%",
      "Rests on": "203 settled deployments",
      DORA: "Medium in 2024, high in 2023, elite in 2021",
    });
  });

  it("says whether a goal is met, at least for what shall be more and at most for what shall be less", () => {
    const goalOf = (section: ReturnType<typeof sectionOf>) => section.facts.find(({ term }) => term === "Goal")?.value;
    expect(goalOf(sectionOf("changeFailureRate", { counts: { reached: 100, hurt: 4 } }, 0.05))).toBe("at most 5\u202f%, met");
    expect(goalOf(sectionOf("changeFailureRate", { counts: { reached: 100, hurt: 6 } }, 0.05))).toBe("at most 5\u202f%, missed");
    expect(goalOf(sectionOf("deploymentFrequency", { counts: { reached: 28 } }, 2))).toBe("at least 2 a day, missed");
  });

  it("has a reason in the place of a value that nobody can know, and draws nothing", () => {
    const section = sectionOf("leadTimeForChanges", { counts: { reached: 3 } });
    expect(section).toMatchObject({ known: false, trend: null, change: null });
    expect(section.sentence).toMatch(/^No change /);
  });
});

test("beside the failure rate stands what is in neither part of it", () => {
  const beside = besideFailures(factsHolding({ counts: { reached: 93, failed: 7 }, watching: 9 }), 24);
  expect(beside[0]).toContain("7 of 100 attempts failed before they changed production, 7\u202f%");
  expect(beside[1]).toBe("9 deployments are still watched for the first 24 hours, and in neither part.");
  expect(besideFailures(factsHolding(), 24)).toEqual([]);
});

describe("from events to the number", () => {
  const facts = factsHolding({ counts: { reached: 212, hurt: 11, failed: 5 }, watching: 9 });
  const steps = whySteps("changeFailureRate", { rowsIn: 203, rowsOut: { "failed-attempt": 5, watching: 9 } }, facts, "watching");

  it("takes away reason by reason until what counts is left", () => {
    expect(steps.map(({ kind, count }) => [kind, count])).toEqual([
      ["total", "217"],
      ["out", "9"],
      ["out", "5"],
      ["total", "203"],
      ["of", "11"],
    ]);
  });

  it("leads to the rows of every step, and marks those that are open", () => {
    expect(steps.flatMap(({ rows }) => (rows === undefined ? [] : [[rows.of, rows.current]]))).toEqual([
      ["watching", true],
      ["failed-attempt", false],
      [COUNTED, false],
      [null, false],
    ]);
  });

  it("is nothing where there was nothing", () => {
    expect(whySteps("deploymentFrequency", { rowsIn: 0, rowsOut: {} }, factsHolding(), null)).toEqual([]);
  });
});

test("the equation has the numbers of the figure, and there is none without a value", () => {
  const line = (metric: keyof ReturnType<typeof figuresOf>, held: Held): string => {
    const { now, figures } = figuresHolding(held);
    return equationOf(figures[metric], now, "change")
      .map(({ text }) => text)
      .join(" ");
  };
  expect(line("changeFailureRate", { counts: { reached: 203, hurt: 11 } })).toBe(
    "11 failed of 203 settled = 5.4\u202f% likely 3.1 to 9.4\u202f%",
  );
  expect(line("deploymentFrequency", { counts: { reached: 212 } })).toBe("212 deployments in 28 days = 7.6 a day");
  expect(line("leadTimeForChanges", { counts: { reached: 1 }, lead: spread(1, 3_600) })).toBe("The median of 1 change = 1\u202fh");
  expect(line("failedDeploymentRecoveryTime", { counts: { reached: 9, hurt: 2 }, recovered: [600, 1_200], open: [60] })).toContain(
    "(1 not over) =",
  );
  expect(line("deploymentReworkRate", {})).toBe("");
});
