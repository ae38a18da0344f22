import { expect, test } from "vitest";
import { opsgenieAdapter } from "@/lib/ingest/sources/opsgenie";
import { opsEvent, opsFixture, opsIncident, opsRead } from "./support/ops-read";

const event = (name: string, settings = {}) => opsEvent(opsgenieAdapter, name, settings);

test("an alert is an incident from its creation on; a priority that is a number is the same as its text", () => {
  expect(event("create")).toMatchObject({
    type: "incident.opened",
    entityKey: "inc:opsgenie:5f0e6a52-1c1b-4c0e-9d3a-1772366400000",
    occurredAt: "2026-03-01T12:00:00.001Z",
    payload: {
      severity: "P2",
      title: "Checkout latency is high",
      openedAt: "2026-03-01T12:00:00.001Z",
      services: ["Checkout"],
      environment: "prod",
      labels: { alias: "checkout-latency", tags: "vip" },
    },
  });
});

test("times of 19 digits keep their millisecond", () => {
  expect(event("acknowledge").payload["acknowledgedAt"]).toBe("2026-03-01T12:02:00.003Z");
  expect(event("close")).toMatchObject({ type: "incident.resolved", payload: { resolvedAt: "2026-03-01T12:30:00.007Z" } });
  const body = { action: "Close", alert: { alertId: "a", createdAt: 1772366400001, updatedAt: 1772366400002000000 } };
  expect(opsRead(opsgenieAdapter, body).events[0]?.payload["resolvedAt"]).toBe("2026-03-01T12:00:00.002Z");
});

test("one that is only heard of by its end opened when it was created", () => {
  expect(opsIncident(opsgenieAdapter, "close")).toMatchObject({
    status: "resolved",
    openedAt: new Date("2026-03-01T12:00:00.001Z"),
    resolvedAt: new Date("2026-03-01T12:30:00.007Z"),
    services: ["checkout"],
  });
});

test("what was taken on can be given back", () => {
  expect(opsIncident(opsgenieAdapter, "create", "acknowledge").status).toBe("acknowledged");
  const given = opsIncident(opsgenieAdapter, "unacknowledge", "acknowledge", "create");
  expect(given).toMatchObject({ status: "open", acknowledgedAt: new Date("2026-03-01T12:02:00.003Z") });
});

test("deleting ends an open one and moves no end", () => {
  expect(opsIncident(opsgenieAdapter, "create", "delete").resolvedAt).toEqual(new Date("2026-03-02T12:00:00.007Z"));
  expect(opsIncident(opsgenieAdapter, "delete", "create", "close").resolvedAt).toEqual(new Date("2026-03-01T12:30:00.007Z"));
});

test("a change of priority says the new one", () => {
  expect(opsIncident(opsgenieAdapter, "create", "update-priority")).toMatchObject({ severity: "P1", status: "open" });
});

test("what it calls its entity is a service once somebody says so, and is listed until then", () => {
  const { alert } = opsFixture("opsgenie", "create") as { alert: object };
  const body = { action: "Create", alert: { ...alert, details: {} } };
  expect(opsRead(opsgenieAdapter, body).unmapped).toEqual([{ kind: "service", said: "checkout-host-3" }]);
  const mapped = opsRead(opsgenieAdapter, body, { services: { "checkout-host-3": "checkout" } });
  expect(mapped).toMatchObject({ unmapped: [], events: [{ payload: { services: ["checkout"] } }] });
});

test("notes are ignored with the reason", () => {
  expect(opsRead(opsgenieAdapter, opsFixture("opsgenie", "add-note"))).toMatchObject({
    events: [],
    ignored: "Opsgenie sends “AddNote”; Wake has no use for it.",
  });
});
