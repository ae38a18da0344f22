import { describe, expect, test } from "vitest";
import { devlakeAdapter } from "@/lib/ingest/sources/devlake";
import { ARRIVAL, oneEvent, readBody, readFixture } from "./support/delivery-read";

const event = (name: string, changed: Record<string, unknown> = {}) => oneEvent(devlakeAdapter, name, changed);
const read = (name: string, changed: Record<string, unknown> = {}, settings = {}) =>
  readFixture(devlakeAdapter, name, changed, { settings });

describe("deployments", () => {
  test("of one commit", () => {
    expect(event("deployment")).toMatchObject({
      type: "deployment.succeeded",
      entityKey: "dep:devlake:main:deploy-118",
      occurredAt: new Date("2026-03-01T12:37:00Z"),
      payload: {
        service: "checkout",
        environment: "production",
        version: "v1.18.0",
        repository: "https://github.com/acme-shop/checkout",
        requestedAt: "2026-03-01T11:58:00.000Z",
        startedAt: "2026-03-01T12:00:00.000Z",
        finishedAt: "2026-03-01T12:37:00.000Z",
      },
    });
  });

  test("of two repositories are two, and TESTING is a tier", () => {
    const { events, unmapped } = read("deployment-of-two");
    expect(events.map(({ type, payload }) => [type, payload["service"], payload["environment"]])).toEqual([
      ["deployment.failed", "checkout", "test"],
      ["deployment.failed", "billing", "test"],
    ]);
    expect(unmapped).toEqual([]);
  });

  test("in the earlier spelling", () => {
    expect(event("deployment-old")).toMatchObject({
      type: "deployment.cancelled",
      payload: { service: "billing", environment: "staging", version: "a7d30e5", startedAt: "2026-03-01T12:00:00.000Z" },
    });
  });

  test("without an environment are nowhere, not in production", () => {
    expect(read("deployment", { environment: undefined })).toMatchObject({ events: [], unmapped: [{ kind: "environment", said: "" }] });
    expect(read("deployment", { environment: undefined }, { environments: { "": "qa" } }).events[0]?.payload["environment"]).toBe("qa");
  });

  test("without a result are no success", () => {
    expect(read("deployment", { result: undefined })).toMatchObject({ events: [], ignored: expect.stringContaining("has no result") });
    expect(read("deployment", { result: "MANUAL" }).ignored).toContain("“MANUAL”");
  });

  test("need no end to have happened", () => {
    const old = event("deployment-old", { start_time: undefined, end_time: undefined });
    expect(old).toMatchObject({ occurredAt: ARRIVAL, occurredAtSource: "received" });
    expect(old.payload["startedAt"]).toBeUndefined();
  });

  test("are mapped by address, path or name of their repository", () => {
    for (const word of ["https://github.com/acme-shop/checkout", "acme-shop/checkout", "checkout"])
      expect(read("deployment", {}, { services: { [word]: "shop" } }).events[0]?.payload["service"]).toBe("shop");
  });
});

describe("issues", () => {
  test("are incidents by their type", () => {
    expect(event("incident")).toMatchObject({
      type: "incident.acknowledged",
      payload: { id: "devlake:main:OPS-7", severity: "high", services: ["payments"], openedAt: "2026-03-01T13:00:00.000Z" },
    });
    expect(event("incident-done")).toMatchObject({ type: "incident.resolved", payload: { resolvedAt: "2026-03-01T14:00:00.000Z" } });
    expect(event("incident").entityKey).toBe(event("incident-done").entityKey);
  });

  test("are tickets otherwise", () => {
    expect(event("ticket")).toMatchObject({ type: "ticket.open", payload: { key: "SHOP-12", type: "REQUIREMENT" } });
    expect(event("ticket", { status: "DONE", resolutionDate: "2026-02-03T00:00:00Z" })).toMatchObject({
      type: "ticket.done",
      payload: { closedAt: "2026-02-03T00:00:00.000Z" },
    });
  });

  test("are closed by a call without a body, each by a call of its own", () => {
    const headers = { "x-wake-path": "/issue/OPS%2D7/close" };
    const { events } = readBody(devlakeAdapter, null, { headers });
    expect(events).toMatchObject([{ type: "incident.resolved", entityKey: event("incident").entityKey, occurredAt: ARRIVAL }]);
    expect(devlakeAdapter.deliveryKey(headers, null)).toBe("close:OPS-7");
    expect(devlakeAdapter.topic(headers, null)).toBe("close");
  });

  test("without a known status are of no use", () => {
    expect(read("incident", { status: "SOMEWHERE" }).ignored).toContain("OPS-7 has no status");
  });
});

test("a pull request is the change that the forge calls by its address", () => {
  expect(event("pull-request")).toMatchObject({
    type: "change.merged",
    entityKey: "chg:https://github.com/acme-shop/checkout#31",
    payload: { headBranch: "dark-colours", mergedAt: "2026-02-21T17:00:00.000Z", additions: 120, tickets: ["SHOP-12"] },
  });
  const url = "https://gitlab.example.com/acme/shop/-/merge_requests/4";
  expect(event("pull-request", { url, status: "OPEN" })).toMatchObject({
    type: "change.opened",
    entityKey: "chg:https://gitlab.example.com/acme/shop!4",
  });
  expect(event("pull-request", { url: null, status: "CLOSED", mergedDate: null })).toMatchObject({
    type: "change.closed",
    entityKey: "chg:devlake:main:pr:31",
  });
});

test("the path says what a body is", () => {
  const about = (path: string) => devlakeAdapter.topic({ "x-wake-path": path }, {});
  expect(["/deployments", "connections/1/issues", "/pullrequests/", "/nothing"].map(about)).toEqual([
    "deployments",
    "issues",
    "pullrequests",
    null,
  ]);
  expect(readBody(devlakeAdapter, {}).ignored).toContain("neither a deployment");
});
