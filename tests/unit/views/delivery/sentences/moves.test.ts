import { expect, it } from "vitest";
import { CATALOGUE } from "@/lib/metrics/delivery/catalogue";
import { compareEstimates } from "@/lib/metrics/delivery/compare";
import { METRIC_IDS, type MetricId } from "@/lib/metrics/delivery/figure";
import { figuresOf } from "@/lib/metrics/delivery/figures";
import { shareReading } from "@/lib/metrics/delivery/share-reading";
import { movesSentence } from "@/lib/views/delivery/sentences/moves";
import { factsHolding, type Held } from "@/tests/support/figures-facts";

function moves(metric: MetricId, now: Held, before: Held | null = null, unit: "change" | "commit" = "change"): string {
  const facts = factsHolding(now);
  const figures = figuresOf({ now: facts, before: before && factsHolding({ ago: 28, ...before }), buckets: [] });
  const text = movesSentence({ figure: figures[metric], facts, unit }).replaceAll("\u202f", " ");
  expect(text.endsWith(CATALOGUE[metric].moves)).toBe(true);
  return text.slice(0, text.length - CATALOGUE[metric].moves.length).trim();
}

it("says what those that are watched would do", () => {
  const watching = { counts: { reached: 212, hurt: 11 }, watching: 9 };
  expect(moves("changeFailureRate", watching)).toBe("If the 9 that are being watched hold, it is 5.2 %; if all of them fail, 9.4 %.");
  expect(moves("changeFailureRate", { ...watching, watching: 1 })).toBe(
    "If the one that is being watched holds, it is 5.2 %; if it fails, 5.7 %.",
  );
});

it("says which fall would be clear, and that it would", () => {
  const text = moves("changeFailureRate", { counts: { reached: 203, hurt: 11 } }, { counts: { reached: 183, hurt: 13 } });
  expect(text).toBe(
    "The difference from the 28 days before is within what chance alone would give; with 203 deployments, only 2.5 % or less would be clearly better.",
  );
  const before = shareReading(13, 183);
  expect(compareEstimates(shareReading(5, 203), before, "less")?.direction).toBe("better");
  expect(compareEstimates(shareReading(6, 203), before, "less")?.direction).toBe("unclear");
});

it("says when no fall could be clear, and nothing once one is", () => {
  expect(moves("deploymentReworkRate", { counts: { reached: 9, rework: 1 } }, { counts: { reached: 9, rework: 1 } })).toBe(
    "The difference from the 28 days before is within what chance alone would give; with 9 deployments no fall could be clear.",
  );
  expect(moves("deploymentReworkRate", { counts: { reached: 900, rework: 9 } }, { counts: { reached: 900, rework: 90 } })).toBe("");
});

it("names the longest stage of changes", () => {
  const held = { counts: { reached: 1 }, lead: [60, 70], stages: { coding: [10, 20], pickup: [7200], deploy: [60, 80] } };
  expect(moves("leadTimeForChanges", held)).toBe(
    "The longest stage is waiting for review: 2 h at the median of the one change that has it.",
  );
  expect(moves("leadTimeForChanges", held, null, "commit")).toBe("");
  expect(moves("leadTimeForChanges", { ...held, stages: {} })).toBe("");
});

it("tells deployments from those that were rework", () =>
  expect(moves("deploymentFrequency", { counts: { reached: 212, rework: 28 } })).toBe("Without the 28 that were rework it is 6.6 a day."));

it("says what the definition says where no value is", () => {
  for (const metric of METRIC_IDS) expect(moves(metric, { connected: false })).toBe("");
});
