import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DeliveryRow, isSelected, type Selection } from "@/lib/domain/delivery-row";
import { CARRY_OUTS, CHANGE_OUTS, type DeploymentFact, HURT_REASONS, REWORK_REASONS, STAGE_REASONS } from "@/lib/metrics/delivery/fact";
import { factOf } from "@/lib/metrics/delivery/fact-of";
import { deliveryHistories } from "@/tests/support/delivery-histories";
import type { DeliveryHistory } from "@/tests/support/delivery-history";
import { factsOfHistory } from "@/tests/support/delivery-oracle";
import { rowsOfHistory } from "@/tests/support/delivery-rows";

const CONFIDENCE = 0.8;
const EVERYTHING: Selection = { service: null, team: null, environment: null };

/** Every selection of a history that holds anything, and one that holds nothing. */
const selectionsOf = ({ services, environments }: DeliveryHistory): Selection[] =>
  [null, ...environments].flatMap((environment) => [
    { ...EVERYTHING, environment },
    { ...EVERYTHING, service: "nobody", environment },
    ...services.map(({ name }) => ({ ...EVERYTHING, service: name, environment })),
    ...[...new Set(services.flatMap(({ team }) => team ?? []))].map((team) => ({ ...EVERYTHING, team, environment })),
  ]);

/** The whole, and a few of the others, which ones depends on the history. */
const someSelectionsOf = (history: DeliveryHistory): Selection[] =>
  selectionsOf(history).filter((_, index) => index === 0 || (index + history.deployments.length) % 5 === 0);

const factsOf = (rows: readonly DeliveryRow[], selection: Selection): DeploymentFact[] =>
  rows.filter((row) => isSelected(selection, row)).map((row) => factOf(row, selection, { confidence: CONFIDENCE }));

const shuffledRow = (row: DeliveryRow): DeliveryRow => ({
  ...row,
  incidents: row.incidents.toReversed(),
  repairs: row.repairs.toReversed(),
  verdicts: row.verdicts.toReversed(),
  repairedBy: row.repairedBy.toReversed(),
  changes: row.changes.toReversed().map((change) => ({
    ...change,
    arrivals: change.arrivals.toReversed(),
    commits: change.commits.toReversed(),
  })),
});

const alreadyLive = (changes: DeploymentFact["changes"]): number => changes.filter(({ out }) => out === "already-live").length;

/** As `toEqual`, which is asked only where it has a difference to show: there are many facts. */
function expectSame(given: unknown, wanted: unknown): void {
  if (!isDeepStrictEqual(given, wanted)) expect(given).toEqual(wanted);
}

describe("facts of random histories", () => {
  it.each([1, 2, 3, 4])("are those that an independent walk through the history finds (part %i of a thousand histories)", (part) => {
    fc.assert(
      fc.property(deliveryHistories(), (history) => {
        const rows = rowsOfHistory(history);
        for (const selection of someSelectionsOf(history))
          expectSame(factsOf(rows, selection), factsOfHistory(history, selection, CONFIDENCE));
      }),
      { numRuns: 250, seed: (fc.readConfigureGlobal().seed ?? Date.now()) + part },
    );
  });

  it("do not depend on the order of anything in a row", () => {
    fc.assert(
      fc.property(deliveryHistories(), (history) => {
        const rows = rowsOfHistory(history);
        for (const selection of someSelectionsOf(history)) expectSame(factsOf(rows.map(shuffledRow), selection), factsOf(rows, selection));
      }),
      { numRuns: 100 },
    );
  });

  it("count a change at most once, and once for all production unless it has a reason", () => {
    fc.assert(
      fc.property(deliveryHistories(), (history) => {
        const rows = rowsOfHistory(history);
        for (const selection of someSelectionsOf(history)) {
          const carried = factsOf(rows, selection).flatMap(({ changes }) => changes);
          const counted = carried.filter(({ out }) => out !== "already-live").map(({ id }) => id);
          expect(new Set(counted).size).toBe(counted.length);
          expect(new Set(carried.map(({ id }) => id))).toEqual(new Set(counted));
          expect(carried.filter(({ out, leadS }) => (out === null) !== (leadS !== null))).toEqual([]);
        }
      }),
      { numRuns: 100 },
    );
  });

  it("count no fewer changes in a part than the whole does there, and hurt and rework are the same in both", () => {
    fc.assert(
      fc.property(deliveryHistories(), (history) => {
        const rows = rowsOfHistory(history);
        const whole = new Map(factsOf(rows, EVERYTHING).map((fact) => [fact.id, fact]));
        for (const selection of someSelectionsOf(history))
          for (const fact of factsOf(rows, selection)) {
            const { changes = [], ...same } = whole.get(fact.id) ?? {};
            expectSame({ ...fact, changes: [] }, { ...same, changes: [] });
            expect(alreadyLive(fact.changes)).toBeLessThanOrEqual(alreadyLive(changes));
          }
      }),
      { numRuns: 100 },
    );
  });

  it("hold no time that runs backwards, and whole seconds only", () => {
    fc.assert(
      fc.property(deliveryHistories(), (history) => {
        for (const fact of factsOf(rowsOfHistory(history), EVERYTHING)) {
          const { hurt, gapS, changes } = fact;
          if (hurt !== null && hurt.until !== null) expect(hurt.until).toBeGreaterThanOrEqual(hurt.from);
          if (hurt !== null) expect(hurt.by.length).toBeGreaterThan(0);
          expect(hurt?.untilBy === null).toBe(hurt?.until === null);
          const stages = changes.flatMap((change) => Object.values(change.stages).map(({ seconds }) => seconds));
          const all = [gapS, ...stages, ...changes.flatMap(({ leadS, commitS }) => [leadS, ...commitS])].filter((one) => one !== null);
          expect(all.filter((seconds) => !Number.isInteger(seconds) || seconds < 0)).toEqual([]);
        }
      }),
      { numRuns: 100 },
    );
  });

  it("tell of everything that a fact can say", () => {
    const facts = fc
      .sample(deliveryHistories(), { numRuns: 200, seed: 1 })
      .flatMap((history) => factsOf(rowsOfHistory(history), EVERYTHING));
    const changes = facts.flatMap((fact) => fact.changes);
    const stages = changes.flatMap((change) => Object.values(change.stages));
    const said = (words: readonly (string | null | undefined)[]): unknown => [...new Set(words)].filter((word) => word != null).sort();
    expect(said(facts.map(({ outcome }) => outcome))).toEqual(["failed", "reached"]);
    expect(said(facts.flatMap(({ hurt }) => hurt?.by ?? []))).toEqual([...HURT_REASONS].sort());
    expect(said(facts.map(({ hurt }) => hurt?.fromBy))).toEqual(["deployment", "incident", "onset"]);
    expect(said(facts.map(({ hurt }) => hurt?.untilBy))).toEqual(["incident", "repair", "rollback", "signals"]);
    expect(said(facts.map(({ rework }) => rework))).toEqual([...REWORK_REASONS].sort());
    expect(said(facts.map(({ carriesNothing }) => carriesNothing))).toEqual([...CARRY_OUTS].sort());
    expect(said(changes.map(({ out }) => out))).toEqual([...CHANGE_OUTS].sort());
    expect(said(stages.map((stage) => (stage.seconds === null ? stage.reason : null)))).toEqual([...STAGE_REASONS].sort());
  });
});
