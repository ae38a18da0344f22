import fc from "fast-check";
import { expect, it } from "vitest";
import { dayOf } from "@/lib/domain/calendar";
import { groupBy } from "@/lib/domain/group-by";
import { addCounts, NO_COUNTS } from "@/lib/metrics/delivery/counts";
import type { DeploymentFact } from "@/lib/metrics/delivery/fact";
import { factOf } from "@/lib/metrics/delivery/fact-of";
import { mergeNotable } from "@/lib/metrics/delivery/notable";
import { summarise } from "@/lib/metrics/delivery/summarise";
import { changeMeasure, MEASURES, type Summary } from "@/lib/metrics/delivery/summary";
import { deliveryHistories } from "@/tests/support/delivery-histories";
import type { DeliveryHistory } from "@/tests/support/delivery-history";
import { changeRowOf, deliveryRowOf, FINISHED, HOUR, incidentOf } from "@/tests/support/delivery-row-of";
import { rowsOfHistory } from "@/tests/support/delivery-rows";

const EVERYTHING = { service: null, team: null, environment: null };
const factsOf = (history: DeliveryHistory): DeploymentFact[] =>
  rowsOfHistory(history).map((row) => factOf(row, EVERYTHING, { confidence: 0.8 }));

function together(a: Summary, b: Summary): Summary {
  const sorted = { ...a.sorted };
  for (const measure of MEASURES) sorted[measure] = [...a.sorted[measure], ...b.sorted[measure]].sort((x, y) => x - y);
  return { counts: addCounts(a.counts, b.counts), sorted, notable: mergeNotable([a.notable, b.notable]) };
}

const total = (counts: Readonly<Partial<Record<string, number>>>): number =>
  Object.values(counts).reduce<number>((sum, n) => sum + (n ?? 0), 0);

it("adds up: the days of a zone, in any order, amount to the whole", () => {
  fc.assert(
    fc.property(deliveryHistories(), (history) => {
      const facts = factsOf(history);
      const days = [...groupBy(facts, ({ at }) => dayOf(new Date(at), history.zone)).values()].map((day) => summarise(day));
      expect(days.reduceRight(together, summarise([]))).toEqual(summarise(facts));
      expect(summarise(facts.toReversed())).toEqual(summarise(facts));
    }),
    { numRuns: 100 },
  );
});

it("holds every deployment and every change once: counted, or left out for one reason", () => {
  fc.assert(
    fc.property(deliveryHistories(), (history) => {
      const facts = factsOf(history);
      const { counts, sorted } = summarise(facts);
      expect(counts.reached + counts.failed).toBe(facts.length);
      expect(counts.hurt + sorted.unhurt.length).toBe(counts.reached);
      expect(sorted.recovery.length + sorted.open.length).toBe(counts.hurt);
      expect([total(counts.hurtBy), total(counts.reworkBy)]).toEqual([counts.hurt, counts.rework]);
      expect(total(counts.carryOut)).toBe(facts.filter(({ carriesNothing }) => carriesNothing !== null).length);
      for (const bot of [false, true]) {
        const changes = facts.flatMap((fact) => fact.changes).filter((change) => change.bot === bot);
        const lead = sorted[changeMeasure("lead", bot)];
        expect(lead.length + total(bot ? counts.botChangeOut : counts.changeOut)).toBe(changes.length);
        for (const stage of ["coding", "pickup", "review", "merge", "deploy"] as const)
          expect(sorted[changeMeasure(stage, bot)].length).toBeLessThanOrEqual(lead.length);
        expect(sorted[changeMeasure("commit", bot)].length).toBe(changes.flatMap(({ commitS }) => commitS).length);
      }
    }),
    { numRuns: 100 },
  );
});

it("is nothing at all without a deployment", () => {
  const { counts, sorted } = summarise([]);
  expect(counts).toEqual(NO_COUNTS);
  expect(Object.values(sorted).flat()).toEqual([]);
});

it("keeps each value where it belongs, ascending", () => {
  const rows = [
    deliveryRowOf({ id: "a", at: FINISHED + 999, previousAt: FINISHED - HOUR, changes: [changeRowOf({ commits: [FINISHED - HOUR] })] }),
    deliveryRowOf({ id: "b", reached: false }),
    deliveryRowOf({ id: "c", isRollback: true, incidents: [incidentOf()] }),
    deliveryRowOf({
      id: "d",
      incidents: [incidentOf({ resolvedAt: FINISHED + 3 * HOUR })],
      endedBy: "rollback",
      rolledBackAt: FINISHED + 2 * HOUR,
    }),
    deliveryRowOf({
      id: "e",
      changes: [changeRowOf({ id: "x", bot: true, unknownCommits: 2 }), changeRowOf({ id: "y", firstCommitAt: null })],
    }),
  ];
  const { counts, sorted } = summarise(rows.map((row) => factOf(row, EVERYTHING, { confidence: 0.8 })));
  expect(counts).toEqual({
    ...NO_COUNTS,
    reached: 4,
    failed: 1,
    hurt: 2,
    rework: 1,
    hurtBy: { incident: 2 },
    reworkBy: { rollback: 1 },
    carryOut: { rollback: 1, nothing: 1 },
    changeOut: { "no-first-commit": 1 },
    botCommitOut: 2,
  });
  expect(Object.entries(sorted).filter(([, values]) => values.length > 0)).toEqual([
    ["lead", [48 * 3_600]],
    ["coding", [8 * 3_600]],
    ["pickup", [10 * 3_600]],
    ["review", [15 * 3_600]],
    ["merge", [4 * 3_600]],
    ["deploy", [3_600]],
    ["commit", [3_600]],
    ["bot-lead", [48 * 3_600]],
    ["bot-coding", [8 * 3_600]],
    ["bot-pickup", [10 * 3_600]],
    ["bot-review", [15 * 3_600]],
    ["bot-merge", [4 * 3_600]],
    ["bot-deploy", [3_600]],
    ["gap", [3_600]],
    ["recovery", [3_600]],
    ["open", [(FINISHED + HOUR) / 1_000]],
    ["unhurt", [FINISHED / 1_000, FINISHED / 1_000]],
  ]);
});
