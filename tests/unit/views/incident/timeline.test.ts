import { describe, expect, test } from "vitest";
import { type TimelineParts, timelineOf } from "@/lib/views/incident/timeline";
import { at, deployment, word } from "@/tests/support/incident-parts";

const parts: TimelineParts = {
  incident: {
    ...{ openedAt: at(42), acknowledgedAt: at(44), resolvedAt: at(101), teller: "PagerDuty" },
    periods: [
      { from: at(42), to: at(70) },
      { from: at(75), to: at(101) },
    ],
  },
  moments: { began: at(35), noticed: at(40), acknowledged: at(44), found: null, repaired: null, resolved: at(101) },
  ...{ onsetAt: at(35), recoveredAt: at(89) },
  deployments: [
    deployment("3.18.0", 33, { actor: "Tomas" }),
    deployment("3.17.4", 84, { isRollback: true }),
    deployment("x", 36, { recorded: false, startedAt: null }),
  ],
  flags: [{ id: "f", flag: "new-tax", service: null, state: "on", changedAt: at(28), actor: "Mei" }],
  alerts: [
    { id: "a", name: "HighErrors", service: "payments", severity: null, startedAt: at(40), endedAt: null, url: "javascript:alert(1)" },
  ],
  burns: [{ id: "b", objective: "Availability", service: "payments", rule: "fast", longBurn: 14.4, startedAt: at(41), endedAt: null }],
  decisions: [word("none", "dismissed", 200)],
  titleOf: (candidate) => (candidate === "none" ? "“no release”" : candidate),
  causes: ["3.18.0"],
};

describe("the clock of an incident", () => {
  test("tells everything in order, each with its exact time", () => {
    const log = timelineOf(parts);
    expect(log.map(({ text }) => text)).toEqual([
      "Flag new-tax: on",
      "payments 3.18.0",
      "First failures, to the minute",
      "payments x, which nobody announced",
      "Alert HighErrors of payments",
      "Burn alert of payments, Availability: ×14",
      "Opened, as PagerDuty tells",
      "Acknowledged",
      "Reopened",
      "Rolled back to payments 3.17.4",
      "Signals as before",
      "Resolved",
      "Noor rules out “no release”",
    ]);
    expect(log.find(({ text }) => text === "payments 3.18.0")).toMatchObject({
      at: at(31),
      until: at(33),
      tone: "bad",
      strong: true,
      note: "Tomas",
    });
    expect(log.find(({ text }) => text.startsWith("Alert"))?.href).toBeNull();
  });

  test("says nothing of signals that show nothing", () => {
    const log = timelineOf({ ...parts, onsetAt: null, recoveredAt: null });
    expect(log.some(({ mark }) => mark.kind === "signal")).toBe(false);
  });
});
