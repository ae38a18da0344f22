import { expect, test } from "vitest";
import { incidentioAdapter } from "@/lib/ingest/sources/incidentio";
import { opsEvent, opsFixture, opsIncident, opsRead } from "./support/ops-read";

const event = (name: string) => opsEvent(incidentioAdapter, name);

test("an incident opened when it was reported, before somebody declared it", () => {
  expect(event("created")).toMatchObject({
    type: "incident.opened",
    entityKey: "inc:incidentio:01INCIDENT7",
    payload: {
      title: "Payments time out",
      severity: "Major",
      openedAt: "2026-03-01T12:03:00.000Z",
      services: ["payments", "checkout"],
      environment: "production",
      url: "https://app.incident.io/northwind/incidents/7",
      labels: { reference: "INC-7", state: "Triage" },
    },
  });
});

test("an update tells of what people filled in", () => {
  expect(event("updated")).toMatchObject({
    type: "incident.updated",
    payload: { acknowledgedAt: "2026-03-01T12:07:00.000Z", over: false },
  });
});

test("it ended when people say it did, not when somebody closed it; an active status later reopens it", () => {
  expect(event("status-updated-closed")).toMatchObject({ type: "incident.resolved", payload: { resolvedAt: "2026-03-01T12:50:00.000Z" } });
  const again = opsIncident(incidentioAdapter, "status-updated-reopened", "status-updated-closed", "created", "updated");
  expect(again.periods.map(({ from, to }) => [from.toISOString(), to?.toISOString() ?? null])).toEqual([
    ["2026-03-01T12:03:00.000Z", "2026-03-01T12:50:00.000Z"],
    ["2026-03-01T13:10:00.000Z", null],
  ]);
});

test("a delivery is its event, by either name of the header", () => {
  const body = opsFixture("incidentio", "created");
  expect(incidentioAdapter.deliveryKey({ "svix-id": "msg_1" }, body)).toBe("msg_1");
  expect(opsRead(incidentioAdapter, body, {}, { "webhook-id": "msg_1" }).events[0]?.eventKey).toBe("incidentio:msg_1");
});

test.each([
  [opsFixture("incidentio", "private"), /only the id of private incidents/],
  [{ event_type: "public_incident.follow_up_created_v1" }, /follow_up_created_v1/],
  [
    { event_type: "public_incident.incident_created_v2", "public_incident.incident_created_v2": { id: "1", mode: "tutorial" } },
    /marks this incident as tutorial/,
  ],
])("what cannot be an incident is ignored with the reason", (body, reason) => {
  expect(opsRead(incidentioAdapter, body)).toMatchObject({ events: [], ignored: expect.stringMatching(reason) });
});
