import { describe, expect, test } from "vitest";
import { readIncident } from "@/lib/ingest/events/read-incident";
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
