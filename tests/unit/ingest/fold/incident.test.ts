import { describe, expect, test } from "vitest";
import { INCIDENT_RANK } from "@/lib/domain/incident";
import { readIncident } from "@/lib/ingest/events/read-incident";
import type { IncidentFacts } from "@/lib/ingest/facts/facts";
import { foldIncident } from "@/lib/ingest/fold/incident";
import { storedIncident } from "./support/stored";

const at = (minute: number): string => new Date(Date.UTC(2026, 2, 1, 12, minute)).toISOString();
const fold = (...arrivals: readonly (readonly [minute: number, body: Record<string, unknown>])[]) =>
  foldIncident(
    "INC-1",
    arrivals.map(([minute, body]) =>
      storedIncident(readIncident({ id: "INC-1", title: "Card payments fail", openedAt: at(0), ...body }, new Date(at(minute)))),
    ),
  );
const periods = (incident: ReturnType<typeof fold>) =>
  incident.periods.map(({ from, to }) => [from.toISOString(), to?.toISOString() ?? null]);

describe("an incident", () => {
  test("opens, is acknowledged, is resolved", () => {
    const incident = fold([30, { status: "resolved", resolvedAt: at(25) }], [0, { status: "open" }], [4, { status: "acknowledged" }]);
    expect(incident).toMatchObject({ status: "resolved", acknowledgedAt: new Date(at(4)), resolvedAt: new Date(at(25)) });
    expect(periods(incident)).toEqual([[at(0), at(25)]]);
  });

  test("is not resolved by being acknowledged, nor reopened by it", () => {
    expect(fold([0, { status: "open" }], [4, { status: "acknowledged" }])).toMatchObject({ status: "acknowledged", resolvedAt: null });
    expect(fold([9, { status: "resolved" }], [12, { status: "acknowledged" }])).toMatchObject({ status: "resolved" });
  });

  test("opens earlier when somebody says so later", () => {
    expect(fold([5, { status: "open", openedAt: at(5) }], [9, { status: "resolved", openedAt: at(2) }]).openedAt).toEqual(new Date(at(2)));
  });

  test("that is reopened has two periods and no end until the second is resolved", () => {
    const arrivals = [
      [0, { status: "open" }],
      [10, { status: "resolved", resolvedAt: at(10) }],
      [15, { status: "reopened", reopenedAt: at(14) }],
    ] as const;
    expect(fold(...arrivals)).toMatchObject({ status: "reopened", resolvedAt: null });
    const incident = fold(...arrivals, [21, { status: "resolved", resolvedAt: at(20) }]);
    expect(incident.resolvedAt).toEqual(new Date(at(20)));
    expect(periods(incident)).toEqual([
      [at(0), at(10)],
      [at(14), at(20)],
    ]);
  });

  test("can take back a cause that it named", () => {
    const incident = fold([0, { status: "open", causedBy: ["1.4.2"] }], [10, { status: "resolved", causedBy: [] }]);
    expect(incident.causedBy).toEqual([]);
  });
});

/** What other sources than Wake's own API tell: only what they know. */
const foldFacts = (...events: readonly (readonly [minute: number, facts: Omit<IncidentFacts, "id">])[]) =>
  foldIncident(
    "pagerduty:1",
    events.map(([minute, facts], index) => ({
      eventKey: `pagerduty:event:${index}`,
      source: "pagerduty",
      connection: "pd",
      rank: facts.status === "updated" ? 15 : INCIDENT_RANK[facts.status],
      occurredAt: new Date(at(minute)),
      occurredAtSource: "payload",
      payload: { id: "pagerduty:1", ...facts },
    })),
  );

describe("an incident that is heard of in part", () => {
  test("exists from its resolution alone, and lasted no time that anybody knows", () => {
    const incident = foldFacts([25, { status: "resolved", resolvedAt: at(25) }]);
    expect(incident).toMatchObject({ status: "resolved", title: "pagerduty:1", source: "pagerduty" });
    expect(periods(incident)).toEqual([[at(25), at(25)]]);
    expect(periods(foldFacts([25, { status: "resolved" }], [30, { status: "updated", openedAt: at(3) }]))).toEqual([[at(3), at(25)]]);
  });

  test("is open from the first that was said of it, when nobody says since when", () => {
    expect(foldFacts([7, { status: "updated" }], [4, { status: "updated", severity: "P1" }])).toMatchObject({
      status: "open",
      openedAt: new Date(at(4)),
      severity: "P1",
    });
  });

  test("that was found and ended at the same instant lasted no time", () => {
    const incident = foldFacts([5, { status: "resolved", resolvedAt: at(5) }], [5, { status: "open", openedAt: at(5) }]);
    expect(incident).toMatchObject({ status: "resolved", openedAt: new Date(at(5)), resolvedAt: new Date(at(5)) });
  });

  test("did not end before it opened, whatever clocks say", () => {
    const incident = foldFacts([3, { status: "resolved", resolvedAt: at(3) }], [5, { status: "open", openedAt: at(5) }]);
    expect(periods(incident)).toEqual([[at(5), at(5)]]);
  });

  test("keeps where it was merged, and is not resolved by anything but a resolution", () => {
    const incident = foldFacts(
      [0, { status: "open" }],
      [8, { status: "resolved", mergedInto: "pagerduty:2" }],
      [9, { status: "updated", severity: "P1" }],
    );
    expect(incident).toMatchObject({ mergedInto: "pagerduty:2", resolvedAt: new Date(at(8)), severity: "P1" });
    expect(foldFacts([0, { status: "open" }], [9, { status: "updated" }]).resolvedAt).toBeNull();
  });

  test("is open again for those who gave it back, and keeps when somebody first took it", () => {
    const given = foldFacts([0, { status: "open" }], [4, { status: "acknowledged" }], [9, { status: "updated", unacknowledgedAt: at(9) }]);
    expect(given).toMatchObject({ status: "open", acknowledgedAt: new Date(at(4)) });
  });

  test("ends when it is first found over; a known end stays, and being found open again reopens it", () => {
    const opened = [0, { status: "open" }] as const;
    const [first, again] = [[10, { status: "resolved", over: true }] as const, [60, { status: "resolved", over: true }] as const];
    expect(periods(foldFacts(again, first, opened))).toEqual([[at(0), at(10)]]);
    expect(periods(foldFacts(opened, [7, { status: "resolved", resolvedAt: at(7) }], again))).toEqual([[at(0), at(7)]]);
    expect(periods(foldFacts(opened, [5, { status: "updated", over: false }], first))).toEqual([[at(0), at(10)]]);
    expect(foldFacts(opened, first, [20, { status: "updated", over: false }])).toMatchObject({ status: "reopened", resolvedAt: null });
    expect(foldFacts(opened, [5, { status: "updated", over: false }]).status).toBe("open");
  });
});
