import { expect, test } from "vitest";
import { statuspageAdapter } from "@/lib/ingest/sources/statuspage";
import { opsEvent, opsFixture, opsIncident, opsRead } from "./support/ops-read";

const event = (name: string) => opsEvent(statuspageAdapter, name);

test("an incident opens with its first update, whatever that calls it", () => {
  expect(event("created")).toMatchObject({
    eventKey: "statuspage:pg1:inc9q1:up1",
    entityKey: "inc:statuspage:pg1:inc9q1",
    type: "incident.opened",
    occurredAt: "2026-03-01T12:02:00.507Z",
    payload: {
      title: "Shop is slow",
      severity: "major",
      openedAt: "2026-03-01T12:02:00.507Z",
      services: ["Web shop", "Admin"],
      url: "https://stspg.example/inc9q1",
    },
  });
});

test("later updates leave it open, the resolution ends it, and what is written afterwards does not move that", () => {
  expect(event("updated").type).toBe("incident.updated");
  expect(opsIncident(statuspageAdapter, "created", "updated").status).toBe("open");
  expect(event("resolved")).toMatchObject({ type: "incident.resolved", payload: { resolvedAt: "2026-03-01T12:29:58.000Z" } });
  expect(opsIncident(statuspageAdapter, "postmortem", "resolved", "created").resolvedAt).toEqual(new Date("2026-03-01T12:29:58Z"));
});

test("an update that follows the resolution reopens it", () => {
  expect(event("reopened").type).toBe("incident.reopened");
  expect(opsIncident(statuspageAdapter, "reopened", "resolved", "created")).toMatchObject({ status: "reopened", resolvedAt: null });
});

test("planned maintenance is a change with a window, not an incident", () => {
  expect(event("maintenance-scheduled")).toMatchObject({
    entityType: "change-request",
    type: "change_request.scheduled",
    payload: { title: "Database move", plannedStart: "2026-03-02T02:00:00.000Z", plannedEnd: "2026-03-02T04:00:00.000Z" },
  });
  expect(event("maintenance-completed")).toMatchObject({
    type: "change_request.closed",
    payload: { startedAt: "2026-03-02T02:01:00.000Z", finishedAt: "2026-03-02T03:10:00.000Z" },
  });
});

test("a window stays one whatever state it is in", () => {
  const { incident } = opsFixture("statuspage", "maintenance-completed") as { incident: object };
  const told = (status: string) => opsRead(statuspageAdapter, { page: { id: "pg1" }, incident: { ...incident, status } });
  expect(told("resolved").events[0]?.type).toBe("change_request.closed");
  expect(told("investigating")).toMatchObject({ events: [], ignored: expect.stringContaining("“investigating”") });
});

test("the state of a component is ignored with the reason", () => {
  expect(opsRead(statuspageAdapter, opsFixture("statuspage", "component"))).toMatchObject({
    events: [],
    ignored: expect.stringContaining("state of a component"),
  });
});

test("what was entered afterwards is marked", () => {
  const { incident } = opsFixture("statuspage", "resolved") as { incident: object };
  const [told] = opsRead(statuspageAdapter, {
    page: { id: "pg1" },
    incident: { ...incident, backfilled: true, started_at: "2026-01-05T08:00:00Z" },
  }).events;
  expect(told?.payload).toMatchObject({ openedAt: "2026-01-05T08:00:00.000Z", labels: { backfilled: "true" } });
});
