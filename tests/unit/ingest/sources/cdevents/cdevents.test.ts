import { describe, expect, test } from "vitest";
import { cdeventsAdapter } from "@/lib/ingest/sources/cdevents/cdevents";
import { scmDeployments, scmEvent, scmFixture, scmRead } from "../support/scm-read";

const event = (name: string, settings = {}) => scmEvent(cdeventsAdapter, name, { settings });
const OLD = `sha256:${"4a".repeat(32)}`;
const NEW = `sha256:${"5b".repeat(32)}`;

/** The same event in the headers of the binary mode, its source percent-encoded. */
const BINARY = {
  "content-type": "application/json",
  "ce-specversion": "1.0",
  "ce-id": "b7f0c8d2-0001",
  "ce-source": "%2Fbrightwater%2Fdelivery",
  "ce-type": "dev.cdevents.service.deployed.0.3.0",
  "ce-subject": "checkout",
  "ce-time": "2026-03-01T10:15:00.5Z",
};

describe("services", () => {
  test("one that is deployed is a deployment that has succeeded, of which the start is unknown", () => {
    const told = event("service-deployed");
    expect(told).toMatchObject({
      type: "deployment.succeeded",
      occurredAt: new Date("2026-03-01T10:15:00.500Z"),
      occurredAtSource: "payload",
    });
    expect(told.payload).toEqual({
      id: told.entityKey.replace(/^dep:/, ""),
      service: "checkout",
      environment: "production",
      version: OLD,
      status: "succeeded",
      finishedAt: "2026-03-01T10:15:00.500Z",
      labels: { artifact: `pkg:oci/checkout@sha256%3A${"4a".repeat(32)}`, chain: "chain-1" },
    });
  });

  test("what a sender adds of its own is read", () => {
    expect(event("service-upgraded").payload).toMatchObject({
      version: "2.8.1",
      commit: `c0de${"2c".repeat(18)}`,
      repository: "https://github.com/brightwater/shop",
      startedAt: "2026-03-01T11:10:00.000Z",
      changeRequest: "CHG0000117",
      pipelineUrl: "https://ci.brightwater.example/runs/9",
    });
  });

  test("rolling back is a deployment of the version that it goes back to", () => {
    expect(event("service-rolledback")).toMatchObject({
      type: "deployment.rolled_back",
      payload: { status: "succeeded", rollback: true, version: OLD },
    });
    const names = ["service-deployed", "service-upgraded", "service-rolledback"];
    expect(scmDeployments(names.map((name) => event(name)))).toHaveLength(3);
  });

  test("the same artifact at another time is another deployment, told again it is the same", () => {
    const again = (change: string) => {
      const text = JSON.stringify(scmFixture("cdevents", "service-deployed")).replace("b7f0c8d2-0001", "b7f0c8d2-0002");
      return scmEvent(cdeventsAdapter, "service-deployed", { body: JSON.parse(text.replace("10:15", change)) });
    };
    expect(again("10:45").entityKey).not.toBe(event("service-deployed").entityKey);
    expect(again("10:15").entityKey).toBe(event("service-deployed").entityKey);
  });

  test("every version of the specification says the same", () => {
    for (const name of ["service-deployed-0-4", "service-deployed-0-3"]) expect(event(name)).toEqual(event("service-deployed"));
  });

  test("words are mapped, and an environment that no name or mapping explains is listed", () => {
    const settings = { services: { checkout: "storefront" }, environments: { production: "live" } };
    expect(event("service-deployed", settings)).toMatchObject({
      eventKey: event("service-deployed").eventKey,
      entityKey: event("service-deployed").entityKey,
      payload: { service: "storefront", environment: "live" },
    });
    const body = JSON.parse(JSON.stringify(scmFixture("cdevents", "service-deployed")).replace('"production"', '"rack-9"'));
    expect(scmRead(cdeventsAdapter, "service-deployed", { body }).unmapped).toEqual([{ kind: "environment", said: "rack-9" }]);
  });
});

describe("modes of CloudEvents", () => {
  const bare = scmFixture("cdevents", "service-deployed");
  const { context: _, ...withoutContext } = bare;
  const modes: readonly [name: string, headers: Readonly<Record<string, string>>, body: unknown][] = [
    ["binary", BINARY, bare],
    ["binary, its data without a context", BINARY, withoutContext],
    ["structured", { "content-type": "application/cloudevents+json; charset=utf-8" }, scmFixture("cdevents", "structured")],
    ["structured, its data in base64", { "content-type": "application/cloudevents+json" }, scmFixture("cdevents", "structured-base64")],
    ["batch", { "content-type": "application/cloudevents-batch+json" }, [scmFixture("cdevents", "structured")]],
  ];

  test.each(modes)("%s tells the same event", (_name, headers, body) => {
    const [told] = scmRead(cdeventsAdapter, "service-deployed", { headers, body }).events;
    expect(told).toMatchObject({ eventKey: event("service-deployed").eventKey, entityKey: event("service-deployed").entityKey });
  });

  test.each(modes.slice(0, 4))("%s has the same delivery id", (_name, headers, body) => {
    expect(cdeventsAdapter.deliveryKey(headers, body)).toBe("/brightwater/delivery b7f0c8d2-0001 dev.cdevents.service.deployed.0.3.0");
  });

  test("a batch gives every event that is of use, and is ignored only when none is", () => {
    const batch = ["change-created", "environment-modified", "change-merged"].map((name) => scmFixture("cdevents", name));
    const reading = scmRead(cdeventsAdapter, "batch", { body: batch });
    expect(reading).toMatchObject({ ignored: null, events: [{ type: "change.opened" }, { type: "change.merged" }] });
    expect(scmRead(cdeventsAdapter, "batch", { body: batch.slice(1, 2) })).toMatchObject({
      events: [],
      ignored: expect.stringMatching(/environment/),
    });
    expect(scmRead(cdeventsAdapter, "batch", { body: [] }).ignored).toBe("The batch is empty.");
    expect(cdeventsAdapter.deliveryKey({}, batch)).toBeNull();
    expect(cdeventsAdapter.topic({}, batch)).toBe("3 events");
  });
});

describe("incidents", () => {
  test("what is detected and what resolves it are two events, though they share an id", () => {
    const [detected, reported, resolved] = ["incident-detected", "incident-reported", "incident-resolved"].map((name) => event(name));
    expect(new Set([detected, reported, resolved].map((told) => told?.eventKey)).size).toBe(3);
    expect(detected).toMatchObject({
      type: "incident.opened",
      payload: {
        id: "/brightwater/watch inc-9",
        title: "Checkout answers slowly",
        services: ["checkout"],
        environment: "production",
        openedAt: "2026-03-01T11:20:00.000Z",
        labels: { version: NEW },
      },
    });
    expect(reported).toMatchObject({ type: "incident.updated", payload: { url: "https://desk.brightwater.example/9", severity: "high" } });
    expect(resolved).toMatchObject({ type: "incident.resolved", payload: { resolvedAt: "2026-03-01T11:45:00.000Z", fixedBy: [OLD] } });
  });

  test("a resolution renames nothing and blames nobody", () => {
    expect(event("incident-resolved").payload).not.toHaveProperty("title");
    expect(event("incident-resolved").payload).not.toHaveProperty("labels");
    for (const name of ["incident-detected", "incident-resolved"]) expect(event(name).payload).not.toHaveProperty("causedBy");
  });
});

describe("everything else of CDEvents", () => {
  test.each([
    ["change-created", "change.opened", { openedAt: "2026-03-01T09:00:00.000Z", title: "Round prices up SHOP-42", tickets: ["SHOP-42"] }],
    ["change-updated", "change.updated", {}],
    ["change-reviewed", "change.review_submitted", { firstReviewAt: "2026-03-01T09:30:00.000Z" }],
    ["change-abandoned", "change.closed", { closedAt: "2026-03-01T09:50:00.000Z" }],
    ["change-merged", "change.merged", { mergedAt: "2026-03-01T10:04:00.000Z" }],
  ])("%s is %s of the change that the forge tells of", (name, type, facts) => {
    expect(event(name)).toMatchObject({
      type,
      payload: { id: "https://github.com/brightwater/shop#7", repository: "https://github.com/brightwater/shop", ...facts },
    });
  });

  test("a change without a number stands behind its sender's words", () => {
    expect(event("change-merged-unnumbered").payload).toMatchObject({ id: "https://code.brightwater.example team/shop#round-prices" });
  });

  test("an address that is none is only a word", () => {
    const body = { ...scmFixture("cdevents", "change-merged") };
    const content = { repository: { id: "shop", source: "https://[" } };
    const told = scmEvent(cdeventsAdapter, "change-merged", { body: { ...body, subject: { id: "7", content } } });
    expect(told.payload).toMatchObject({ id: "https://[ shop#7" });
  });

  test("an artifact leads to the change that it was built from", () => {
    expect(event("artifact-packaged")).toMatchObject({
      type: "artifact.packaged",
      payload: {
        id: `pkg:oci/checkout@sha256%3A${"4a".repeat(32)}`,
        service: "checkout",
        version: OLD,
        repository: "https://github.com/brightwater/shop",
        change: "https://github.com/brightwater/shop#7",
        packagedAt: "2026-03-01T10:07:00.000Z",
      },
    });
    expect(event("artifact-published")).toMatchObject({ type: "artifact.published", entityKey: event("artifact-packaged").entityKey });
  });

  test.each([
    ["pipelinerun-queued", "pipeline.queued", { queuedAt: "2026-03-01T10:05:00.000Z", name: "ship" }],
    ["pipelinerun-started", "pipeline.started", { startedAt: "2026-03-01T10:06:00.000Z", url: "https://ci.brightwater.example/runs/12" }],
    ["pipelinerun-finished", "pipeline.finished", { outcome: "failure", finishedAt: "2026-03-01T10:09:00.000Z" }],
    ["taskrun-finished", "pipeline.finished", { outcome: "success", name: "unit tests", url: "https://ci.brightwater.example/tasks/3" }],
    ["ticket-created", "ticket.open", { key: "SHOP-42", openedAt: "2026-03-01T08:00:00.000Z", priority: "high", releases: ["1.5"] }],
    ["ticket-updated", "ticket.open", { title: "Prices are a cent too high" }],
    ["ticket-closed", "ticket.done", { resolution: "completed", closedAt: "2026-03-01T12:00:00.000Z" }],
    ["approval-created", "approval.requested", { requestedBy: "urn:user:mara", subject: "https://deploy.brightwater.example/checkout" }],
    ["approval-updated", "approval.requested", { comment: "urn:user:jonas: approved" }],
    ["approval-closed", "approval.approved", { decidedBy: ["urn:user:jonas"], decidedAt: "2026-03-01T10:06:00.000Z" }],
  ])("%s is %s", (name, type, facts) => expect(event(name)).toMatchObject({ type, payload: facts }));

  test.each([
    ["service-removed", /removed/],
    ["service-published", /published/],
    ["artifact-signed", /signed/],
    ["environment-modified", /environment\.modified/],
    ["unknown-major", /version 1/],
  ])("%s is ignored, and says why", (name, why) => {
    const { events, ignored } = scmRead(cdeventsAdapter, name);
    expect(events).toEqual([]);
    expect(ignored).toMatch(why);
  });

  test.each(["dev.cdeventsx.tool-scan.finished.0.1.0", "com.example.order", "dev.cdevents.service"])("%s is of no use", (type) => {
    const body = { context: { id: "1", source: "/s", type }, subject: { id: "x", content: {} } };
    expect(scmRead(cdeventsAdapter, "other", { body })).toMatchObject({ events: [], ignored: expect.stringContaining(type) });
  });
});
