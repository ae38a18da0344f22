import { describe, expect, test } from "vitest";
import { pagerdutyAdapter } from "@/lib/ingest/sources/pagerduty";
import { opsEvent, opsFixture, opsIncident, opsRead } from "./support/ops-read";

const event = (name: string, settings = {}) => opsEvent(pagerdutyAdapter, name, settings);

describe("PagerDuty", () => {
  test("an incident that is triggered opened when it was created, with its service, priority and link", () => {
    expect(event("triggered")).toMatchObject({
      eventKey: "pagerduty:event:01EVTRIG",
      entityKey: "inc:pagerduty:QNORTH1",
      type: "incident.opened",
      occurredAt: "2026-03-01T12:00:00.000Z",
      payload: {
        id: "pagerduty:QNORTH1",
        status: "open",
        title: "Checkout answers with errors",
        severity: "P2",
        openedAt: "2026-03-01T12:00:00.000Z",
        services: ["Checkout API"],
        url: "https://northwind.pagerduty.com/incidents/QNORTH1",
        labels: { number: "412", urgency: "high" },
      },
    });
  });

  test.each([
    ["acknowledged", "incident.acknowledged", { acknowledgedAt: "2026-03-01T12:04:00.000Z" }],
    ["unacknowledged", "incident.updated", { unacknowledgedAt: "2026-03-01T12:34:00.000Z" }],
    ["resolved", "incident.resolved", { resolvedAt: "2026-03-01T12:25:00.000Z" }],
    ["reopened", "incident.reopened", { reopenedAt: "2026-03-01T12:40:00.000Z" }],
  ])("%s is told with its moment", (name, type, facts) => {
    expect(event(name)).toMatchObject({ type, payload: facts });
  });

  test("another priority, a note or a service that moved ends nothing", () => {
    expect(event("priority-updated")).toMatchObject({ type: "incident.updated", payload: { severity: "P1", status: "updated" } });
    expect(event("priority-updated").payload).not.toHaveProperty("resolvedAt");
    expect(event("annotated")).toMatchObject({ entityKey: "inc:pagerduty:QNORTH1", type: "incident.updated" });
    expect(opsIncident(pagerdutyAdapter, "triggered", "resolved", "priority-updated", "annotated")).toMatchObject({
      severity: "P2",
      resolvedAt: new Date("2026-03-01T12:25:00Z"),
    });
    expect(opsIncident(pagerdutyAdapter, "triggered", "priority-updated")).toMatchObject({ severity: "P1", resolvedAt: null });
  });

  test("one that was merged names where it went", () => {
    expect(event("merged")).toMatchObject({ type: "incident.merged_into", payload: { mergedInto: "pagerduty:QNORTH1" } });
    expect(opsIncident(pagerdutyAdapter, "merged")).toMatchObject({ mergedInto: "pagerduty:QNORTH1", status: "resolved" });
  });

  test("a service is found by its name or its id", () => {
    expect(event("triggered", { services: { "checkout api": "checkout" } }).payload["services"]).toEqual(["checkout"]);
    expect(event("triggered", { services: { PCHECK1: "checkout", checkout: "wrong" } }).payload["services"]).toEqual(["checkout"]);
  });

  test.each(["ping", "service-updated"])("%s is ignored with the reason", (name) => {
    const reading = opsRead(pagerdutyAdapter, opsFixture("pagerduty", name));
    expect(reading.events).toEqual([]);
    expect(reading.ignored).toMatch(/^PagerDuty sends “.+”; Wake has no use for it\.$/);
  });

  test("a delivery is known again by its id, two events under one id are two", () => {
    const key = (name: string) => pagerdutyAdapter.deliveryKey({ "x-webhook-id": "w1" }, opsFixture("pagerduty", name));
    expect(key("triggered")).toBe(key("triggered"));
    expect(key("triggered")).not.toBe(key("resolved"));
    expect(pagerdutyAdapter.deliveryKey({}, {})).toBeNull();
  });
});
