import { expect, test } from "vitest";
import type { DeliveryRow } from "@/lib/domain/delivery-row";
import { type DecidedRow, decisionEffect } from "@/lib/metrics/delivery/decision-effect";
import { deliveryRowOf, FINISHED, HOUR, incidentOf } from "@/tests/support/delivery-row-of";

const RULES = { confidence: 0.8 };
const confirmed = incidentOf({ source: "confirmed" });

const effect = (row: Partial<DeliveryRow>, given: Partial<DecidedRow> = {}): string[] =>
  decisionEffect(
    {
      row: deliveryRowOf(row),
      ...{ incident: "inc-1", after: confirmed, failures: { hurt: 4, settled: 61 } },
      ...{ counted: true, watched: false, period: "last 28 days" },
      ...given,
    },
    RULES,
  );

test("confirming says what becomes of the change failure rate, and that recovery is not over", () => {
  expect(effect({})).toEqual([
    "checkout 1.2.0 counts as failed: change failure rate of checkout, last 28 days, from 4 of 61 to 5 of 61.",
    "It is not over: its recovery time grows until the incident is resolved.",
  ]);
});

test("one that is still watched joins those that are settled as well", () => {
  expect(effect({}, { watched: true })[0]).toContain("from 4 of 61 to 5 of 62");
});

test("a resolved incident says how long recovery took", () => {
  const resolved = incidentOf({ source: "confirmed", resolvedAt: FINISHED + HOUR + 42 * 60_000 });
  expect(effect({}, { after: resolved })[1]).toBe("Its recovery took 42 min, which counts in the recovery time.");
});

test("an older one changes its own time, not these days", () => {
  expect(effect({}, { counted: false })[0]).toBe(
    "checkout 1.2.0 counts as failed: change failure rate of checkout, last 28 days, stays, since it went out before.",
  );
});

test("one that counts as failed anyway stays, and the reader learns why", () => {
  const row = { endedBy: "rollback", endedAt: FINISHED + HOUR, rolledBackAt: FINISHED + 2 * HOUR };
  expect(effect(row)[0]).toBe(
    "checkout 1.2.0 still counts as failed, because an incident is attributed to it, and it was rolled back: the change failure rate stays.",
  );
  expect(effect({ ...row, incidents: [incidentOf()] }, { after: null })[0]).toContain("still counts as failed, because it was rolled back");
});

test("taken away, the rate falls; what was too uncertain to count changes nothing", () => {
  expect(effect({ incidents: [incidentOf()] }, { after: null })).toEqual([
    "checkout 1.2.0 no longer counts as failed: change failure rate of checkout, last 28 days, from 4 of 61 to 3 of 61.",
  ]);
  expect(effect({ incidents: [incidentOf({ source: "automatic", confidence: 0.5 })] }, { after: null })).toEqual([
    "checkout 1.2.0 does not count as failed, before or after.",
  ]);
});

test("an attempt that never reached production counts in no rate", () => {
  expect(effect({ reached: false })).toEqual(["checkout 1.2.0 never reached production, so it counts in no change failure rate."]);
});
