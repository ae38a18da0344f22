import { describe, expect, test } from "vitest";
import { alertmanagerAdapter } from "@/lib/ingest/sources/alertmanager";
import { ARRIVAL, deliveryFixture, readBody, readFixture } from "./support/delivery-read";

const read = (name: string, settings = {}) => readFixture(alertmanagerAdapter, name, {}, { settings });
const ID = "alertmanager:main:5ef77f1f8a3ecfa1:2026-03-01T08:00:00.123Z";
const withAlert = (changed: Record<string, unknown>, settings = {}) => {
  const group = deliveryFixture("alertmanager", "firing");
  const [alert] = group["alerts"] as Record<string, unknown>[];
  return readBody(alertmanagerAdapter, { ...group, alerts: [{ ...alert, ...changed }] }, { settings });
};

test("an alert that fires", () => {
  const { events, unmapped, ignored } = read("firing");
  expect({ unmapped, ignored }).toEqual({ unmapped: [], ignored: null });
  expect(events).toHaveLength(1);
  expect(events[0]).toMatchObject({
    eventKey: `${ID}:firing`,
    type: "alert.firing",
    occurredAt: new Date("2026-03-01T08:00:00.123Z"),
    payload: {
      id: ID,
      name: "CheckoutErrors",
      severity: "warning",
      service: "checkout",
      environment: "production",
      labels: { instance: "a" },
    },
  });
  expect(events[0]?.payload["endedAt"]).toBeUndefined();
});

test("one of a group may be over while another goes on", () => {
  expect(read("mixed").events.map(({ eventKey, type }) => [eventKey.split(":")[2], type])).toEqual([
    ["5ef77f1f8a3ecfa1", "alert.resolved"],
    ["b1946ac92492d234", "alert.firing"],
    ["b1946ac92492d234", "incident.opened"],
  ]);
  expect(read("mixed").events[0]).toMatchObject({
    entityKey: read("firing").events[0]?.entityKey,
    payload: { endedAt: "2026-03-01T08:20:00.000Z" },
  });
});

test("a notification that is repeated tells of the same events", () => {
  const keys = (annotations: object) => withAlert({ annotations }).events.map(({ eventKey }) => eventKey);
  expect(keys({ summary: "3 errors" })).toEqual(keys({ summary: "7 errors" }));
});

test("the same alert that fires again later is another one", () => {
  expect(withAlert({ startsAt: "2026-03-02T08:00:00Z" }).events[0]?.entityKey).not.toBe(`alt:${ID}`);
});

describe("incidents", () => {
  test("are alerts of the severities that the connection names, from beginning to end", () => {
    const [, opened] = read("mixed").events.slice(1);
    const [, resolved] = read("resolved").events;
    expect(opened).toMatchObject({
      type: "incident.opened",
      payload: { title: "Checkout answers with errors", services: ["checkout"], openedAt: "2026-03-01T08:00:00.123Z" },
    });
    expect(resolved).toMatchObject({
      type: "incident.resolved",
      entityKey: opened?.entityKey,
      payload: { resolvedAt: "2026-03-01T08:40:00.000Z" },
    });
    expect(read("resolved", { incidentSeverities: ["page"] }).events).toHaveLength(1);
    expect(read("firing", { incidentSeverities: ["WARNING"] }).events).toHaveLength(2);
  });

  test("need a service, which an alert does not", () => {
    expect(withAlert({ labels: { alertname: "A", env: "prod" } }).unmapped).toEqual([]);
    expect(withAlert({ labels: { alertname: "A", env: "prod", severity: "page" } }).unmapped).toEqual([{ kind: "service", said: "" }]);
  });
});

test("a namespace stands for the environment, a job for the service; what is no link is none", () => {
  const { events, unmapped } = read("namespace");
  expect(events[0]?.payload).toMatchObject({ service: "node", environment: "monitoring", summary: "A node is down" });
  expect(events[0]?.payload["url"]).toBeUndefined();
  expect(unmapped).toEqual([{ kind: "environment", said: "monitoring" }]);
  expect(read("namespace", { environments: { monitoring: "production" } })).toMatchObject({
    unmapped: [],
    events: [{ payload: { environment: "production" } }],
  });
});

test("an end that is not said is when Wake was told", () => {
  expect(withAlert({ status: "resolved" }).events[0]).toMatchObject({
    type: "alert.resolved",
    occurredAt: ARRIVAL,
    occurredAtSource: "received",
  });
});

test("alerts that were left out are named beside those that came", () => {
  expect(read("truncated")).toMatchObject({ events: [{ type: "alert.firing" }], ignored: expect.stringMatching(/^3 more/) });
});

test.each([[{ startsAt: "0001-01-01T00:00:00Z" }], [{ status: "pending" }], [{ startsAt: 12 }]])(
  "an alert with %j cannot be told apart",
  (changed) => {
    expect(withAlert(changed)).toMatchObject({ events: [], ignored: expect.stringContaining("when it began") });
  },
);

test("a notification without alerts is of no use", () => {
  expect(readBody(alertmanagerAdapter, { version: "4" }).ignored).toContain("holds no alerts");
});
