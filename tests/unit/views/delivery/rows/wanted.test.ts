import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeDay, encodeDay } from "@/lib/metrics/delivery/day-codec";
import { factOf } from "@/lib/metrics/delivery/fact-of";
import { METRIC_IDS } from "@/lib/metrics/delivery/figure";
import { summarise } from "@/lib/metrics/delivery/summarise";
import { mostWanted, wantedRows } from "@/lib/views/delivery/rows/wanted";
import { deliveryHistories } from "@/tests/support/delivery-histories";
import { rowsOfHistory } from "@/tests/support/delivery-rows";

const ALL = { service: null, team: null, environment: null };
const REASONS = [
  "failed-attempt",
  "watching",
  "unhurt",
  "already-live",
  "no-first-commit",
  "clock",
  "bot",
  "rollback",
  "no-commit-time",
  "none",
];

test("a stored day never holds more of the wanted rows than its counts promise", () => {
  fc.assert(
    fc.property(
      deliveryHistories({ most: 12 }),
      fc.constantFrom(...METRIC_IDS),
      fc.constantFrom(null, true, false),
      fc.option(fc.constantFrom(...REASONS)),
      fc.record({ bots: fc.boolean(), unit: fc.constantFrom("change" as const, "commit" as const) }),
      (history, metric, included, reason, lead) => {
        const rows = rowsOfHistory(history);
        const rules = { selection: ALL, confidence: 0.8, observationHours: 24, now: new Date((rows.at(-1)?.at ?? 0) + 3_600_000) };
        const stored = decodeDay(encodeDay(summarise(rows.map((row) => factOf(row, ALL, rules)))).facts);
        const wanted = { metric, included, reason, lead };
        expect(rows.flatMap((row) => wantedRows(row, wanted, rules)).length).toBeLessThanOrEqual(mostWanted(stored, wanted));
      },
    ),
    { numRuns: 100 },
  );
});

test("every deployment that reached production is told of once by each metric, and every change in it once", () => {
  fc.assert(
    fc.property(deliveryHistories({ most: 12 }), fc.constantFrom(...METRIC_IDS), (history, metric) => {
      const rows = rowsOfHistory(history);
      const rules = { selection: ALL, confidence: 0.8, observationHours: 24, now: new Date(rows.at(-1)?.at ?? 0) };
      for (const row of rows) {
        const told = wantedRows(row, { metric, included: null, reason: null, lead: { bots: false, unit: "change" } }, rules);
        const { carriesNothing, changes } = factOf(row, ALL, rules);
        const expected = metric !== "leadTimeForChanges" ? 1 : !row.reached ? 0 : carriesNothing === null ? changes.length : 1;
        expect(told).toHaveLength(expected);
        expect(told.every((one) => one.included === (one.reason === null))).toBe(true);
      }
    }),
    { numRuns: 100 },
  );
});
