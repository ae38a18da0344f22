import { expect, it } from "vitest";
import { hurtOf } from "@/lib/metrics/delivery/hurt";
import { deliveryRowOf, FINISHED, HOUR, incidentOf } from "@/tests/support/delivery-row-of";

const RULES = { confidence: 0.8 };
const after = (hours: number): number => FINISHED + hours * HOUR;
const verdict = (horizon: string, state: string, hours: number, onset: number | null = null) => ({
  horizon,
  state,
  at: after(hours),
  onsetAt: onset === null ? null : after(onset),
});
const repair = (id: string, hours: number) => ({ deployment: id, version: "1.2.1", at: after(hours), how: "hotfix" as const });

it("knows nothing of a deployment of which nothing says that it hurt", () => {
  expect(hurtOf(deliveryRowOf({ endedBy: "next", endedAt: after(3), verdicts: [verdict("1h", "suspect", 1)] }), RULES)).toBeNull();
});

it("counts an automatic incident from the workspace's confidence on, and a confirmed one always", () => {
  const of = (given: Parameters<typeof incidentOf>[0]) => hurtOf(deliveryRowOf({ incidents: [incidentOf(given)] }), RULES);
  expect(of({ source: "automatic", confidence: 0.79 })).toBeNull();
  expect(of({ source: "automatic", confidence: 0.8 })).toMatchObject({ by: ["incident"], from: after(1), fromBy: "incident" });
  expect(of({ source: "confirmed", confidence: 0 })).toMatchObject({ by: ["incident"], incidents: ["inc-1"] });
});

it("lasts until the last of its incidents is resolved, and goes on while one is open", () => {
  const first = incidentOf({ id: "a", openedAt: after(2), resolvedAt: after(3) });
  const second = incidentOf({ id: "b", openedAt: after(1), resolvedAt: after(5) });
  const open = incidentOf({ id: "c", openedAt: after(4) });
  const weak = incidentOf({ id: "d", openedAt: after(0), source: "automatic", confidence: 0.1 });
  expect(hurtOf(deliveryRowOf({ incidents: [first, second, weak] }), RULES)).toEqual({
    by: ["incident"],
    from: after(1),
    fromBy: "incident",
    until: after(5),
    untilBy: "incident",
    incidents: ["b", "a"],
  });
  expect(hurtOf(deliveryRowOf({ incidents: [first, second, open] }), RULES)).toMatchObject({ until: null, untilBy: null });
});

it("begins with an incident before an onset, and with an onset before its finish", () => {
  const verdicts = [verdict("1h", "regressed", 1, 0.5), verdict("24h", "regressed", 24, 0.25)];
  expect(hurtOf(deliveryRowOf({ verdicts, incidents: [incidentOf()] }), RULES)).toMatchObject({ from: after(1), fromBy: "incident" });
  expect(hurtOf(deliveryRowOf({ verdicts }), RULES)).toMatchObject({ by: ["verdict"], from: after(0.25), fromBy: "onset" });
  expect(hurtOf(deliveryRowOf({ verdicts: [verdict("1h", "regressed", 1)] }), RULES)).toMatchObject({
    from: FINISHED,
    fromBy: "deployment",
  });
});

it("is over when the rollback has finished, not when that began to roll out", () => {
  const row = deliveryRowOf({ endedBy: "rollback", endedAt: after(1), rolledBackAt: after(1.5) });
  expect(hurtOf(row, RULES)).toMatchObject({ by: ["rollback"], from: FINISHED, until: after(1.5), untilBy: "rollback" });
});

it("is over with the first repair", () => {
  const row = deliveryRowOf({ repairedBy: [repair("d4", 9), repair("d3", 4)] });
  expect(hurtOf(row, RULES)).toMatchObject({ by: ["hotfix"], from: FINISHED, until: after(4), untilBy: "repair" });
});

it("is over when signals are back to normal over a longer horizon than the one that regressed", () => {
  const until = (...verdicts: ReturnType<typeof verdict>[]) => hurtOf(deliveryRowOf({ verdicts }), RULES)?.until;
  expect(until(verdict("1h", "regressed", 1), verdict("24h", "healthy", 24), verdict("7d", "healthy", 168))).toBe(after(24));
  expect(until(verdict("7d", "improved", 168), verdict("1h", "regressed", 1))).toBe(after(168));
  expect(until(verdict("5m", "healthy", 0.1), verdict("1h", "regressed", 1))).toBeNull();
  expect(until(verdict("1h", "regressed", 1), verdict("24h", "insufficient", 24))).toBeNull();
  expect(until(verdict("1h", "regressed", 30), verdict("24h", "healthy", 24))).toBeNull();
});

it("names everything that says so, and ends with the first that held", () => {
  const row = deliveryRowOf({
    incidents: [incidentOf({ resolvedAt: after(6) })],
    endedBy: "rollback",
    endedAt: after(3),
    rolledBackAt: after(3),
    repairedBy: [repair("d4", 9)],
    verdicts: [verdict("5m", "regressed", 0.1), verdict("1h", "healthy", 2)],
  });
  expect(hurtOf(row, RULES)).toMatchObject({ by: ["incident", "rollback", "hotfix", "verdict"], until: after(2), untilBy: "signals" });
});

it("never ends before it began", () => {
  const row = deliveryRowOf({ incidents: [incidentOf({ openedAt: after(5), resolvedAt: after(4) })] });
  expect(hurtOf(row, RULES)).toMatchObject({ from: after(5), until: after(5), untilBy: "incident" });
});
