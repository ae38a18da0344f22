import { execFileSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { servicenowAdapter } from "@/lib/ingest/sources/servicenow/servicenow";
import { opsEvent, opsFixture, opsIncident, opsRead } from "./support/ops-read";

const event = (name: string, settings = {}) => opsEvent(servicenowAdapter, name, settings);

describe("a change request", () => {
  test("that a business rule sends", () => {
    expect(event("change-emergency")).toMatchObject({
      entityKey: "crq:servicenow:0a1b2c3d4e5f60718293a4b5c6d7e8f9",
      type: "change_request.implementing",
      occurredAt: "2026-03-01T08:41:12.000Z",
      payload: {
        number: "CHG0030021",
        title: "Raise the pool size of checkout",
        type: "emergency",
        emergency: true,
        unauthorised: false,
        approval: "approved",
        services: ["checkout"],
        plannedStart: "2026-03-01T09:00:00.000Z",
        plannedEnd: "2026-03-01T10:00:00.000Z",
        startedAt: "2026-03-01T08:41:10.000Z",
        requestedBy: "ada.berg",
        group: "Shop operations",
      },
    });
    expect(event("change-emergency").payload).not.toHaveProperty("finishedAt");
    expect(event("change-emergency").payload).not.toHaveProperty("outcome");
  });

  test("with what people see beside what is stored: names of the one, times and codes of the other", () => {
    expect(event("change-closed-display")).toMatchObject({
      type: "change_request.closed",
      payload: {
        outcome: "unsuccessful",
        unauthorised: true,
        services: ["Checkout"],
        requestedBy: "Ada Berg",
        startedAt: "2026-03-01T09:02:00.000Z",
        finishedAt: "2026-03-01T09:40:00.000Z",
        closedAt: "2026-03-02T08:00:00.000Z",
      },
    });
  });

  test("in a state that an organisation added is ignored with the reason", () => {
    const body = { ...(opsFixture("servicenow", "change-emergency") as object), state: "17" };
    expect(opsRead(servicenowAdapter, body)).toMatchObject({
      events: [],
      ignored: "ServiceNow's change CHG0030021 is in state “17”, which Wake does not know.",
    });
  });
});

describe("an incident", () => {
  test("is told by its record, with the change that caused it", () => {
    expect(event("incident-new")).toMatchObject({
      type: "incident.opened",
      payload: { severity: "2", openedAt: "2026-03-01T08:50:00.000Z", causedBy: ["CHG0030021"], labels: { number: "INC0010203" } },
    });
    expect(opsRead(servicenowAdapter, opsFixture("servicenow", "incident-new")).unmapped).toEqual([
      { kind: "service", said: "orders-prod" },
    ]);
    expect(event("incident-new", { services: { "orders-prod": "orders" } }).payload["services"]).toEqual(["orders"]);
  });

  test("is acknowledged when somebody takes it, ends when it is resolved, and closing it moves nothing", () => {
    const ended = opsIncident(servicenowAdapter, "incident-closed", "incident-resolved", "incident-in-progress", "incident-new");
    expect(ended).toMatchObject({
      status: "resolved",
      acknowledgedAt: new Date("2026-03-01T08:55:00Z"),
      resolvedAt: new Date("2026-03-01T09:30:00Z"),
    });
  });

  test("that is found in progress after its end was reopened", () => {
    const { record } = opsFixture("servicenow", "incident-in-progress") as { record: object };
    const later = opsRead(servicenowAdapter, { record: { ...record, sys_updated_on: "2026-03-01 10:00:00", sys_mod_count: "9" } })
      .events[0];
    expect(later).toMatchObject({ type: "incident.acknowledged", payload: { over: false } });
  });
});

test("approvals name what they are about, by its number or its id", () => {
  expect(event("approval-requested")).toMatchObject({
    entityKey: "apr:servicenow:11111111222222223333333344444444",
    type: "approval.requested",
    payload: { subject: "CHG0030021", approvers: ["Ada Berg"], dueAt: "2026-03-02T12:00:00.000Z", requestedAt: "2026-03-01T08:00:00.000Z" },
  });
  expect(event("approval-approved")).toMatchObject({
    type: "approval.approved",
    payload: {
      subject: "servicenow:0a1b2c3d4e5f60718293a4b5c6d7e8f9",
      decidedBy: ["5a5b5c5d5e5f60616263646566676869"],
      decidedAt: "2026-03-01T08:20:00.000Z",
      comment: "Fine by me",
    },
  });
});

test("a page of records makes an event of each, and the same record has the same key however it came", () => {
  const { result } = opsFixture("servicenow", "change-closed-display") as { result: object };
  const { record } = opsFixture("servicenow", "incident-new") as { record: object };
  const { events } = opsRead(servicenowAdapter, { result: [result, record, { sys_id: "" }] });
  expect(events.map(({ entityType }) => entityType)).toEqual(["change-request", "incident"]);
  expect(events[1]?.eventKey).toBe(event("incident-new").eventKey);
});

test.each([[{}], [{ table: "kb_knowledge", sys_id: "1" }], [{ sys_id: "1", state: "requested", table: "x" }], [null], ["text"]])(
  "what Wake has no use for is ignored with the reason",
  (body) => {
    expect(opsRead(servicenowAdapter, body)).toMatchObject({ events: [], ignored: expect.stringMatching(/^ServiceNow /) });
  },
);

test("times mean the same wherever Wake runs", () => {
  const read = (zone: string) =>
    execFileSync(process.execPath, ["--import", "tsx", "tests/unit/ingest/sources/support/ops-zone.ts"], {
      env: { ...process.env, TZ: zone },
      encoding: "utf8",
    });
  const [here, there] = [read("UTC"), read("America/New_York")].map((text) => JSON.parse(text) as { offset: number; events: unknown });
  expect(there?.offset).not.toBe(here?.offset);
  expect(there?.events).toEqual(here?.events);
});
