import { expect, it } from "vitest";
import { CATALOGUE } from "@/lib/metrics/delivery/catalogue";
import { CARRY_OUTS, CHANGE_OUTS, HURT_REASONS, REWORK_REASONS, STAGE_REASONS, STAGES } from "@/lib/metrics/delivery/fact";
import { METRIC_IDS, NO_VALUE_REASONS } from "@/lib/metrics/delivery/figure";
import { figuresWithout } from "@/lib/metrics/delivery/figures";
import { REASON_WORDS, STAGE_WORDS } from "@/lib/metrics/delivery/reason-words";

it.each(METRIC_IDS)("%s is what its figure says it is, in whole sentences", (id) => {
  const entry = CATALOGUE[id];
  expect([entry.id, entry.unit]).toEqual([id, figuresWithout("not-production")[id].unit]);
  for (const text of [entry.formula, entry.population, entry.leftOut, entry.certainty, entry.moves]) expect(text).toMatch(/^[A-Z].*\.$/);
});

it("has each reason in words of its own", () => {
  const groups = [
    [NO_VALUE_REASONS, REASON_WORDS.noValue],
    [CARRY_OUTS, REASON_WORDS.carry],
    [CHANGE_OUTS, REASON_WORDS.change],
    [HURT_REASONS, REASON_WORDS.hurt],
    [REWORK_REASONS, REASON_WORDS.rework],
    [STAGE_REASONS, REASON_WORDS.stage],
    [STAGES, STAGE_WORDS],
  ] as const;
  for (const [reasons, words] of groups) {
    expect(Object.keys(words)).toEqual([...reasons]);
    expect(new Set(Object.values(words)).size).toBe(reasons.length);
  }
});
