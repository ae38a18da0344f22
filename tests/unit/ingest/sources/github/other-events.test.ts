import { describe, expect, test } from "vitest";
import { githubAdapter } from "@/lib/ingest/sources/github/github";
import { NO_SETTINGS } from "@/lib/ingest/sources/source-settings";
import { scmEvent, scmFixture, scmRead } from "../support/scm-read";

const event = (name: string, settings = {}) => scmEvent(githubAdapter, name, { settings });
const COMMIT = `c0de${"2c".repeat(18)}`;
const RUN = "github:480011:run:7700001234:1";

describe("runs of workflows", () => {
  test.each([
    ["requested", "pipeline.queued", { queuedAt: "2026-03-01T10:09:00.000Z" }],
    ["in-progress", "pipeline.started", { startedAt: "2026-03-01T10:09:05.000Z" }],
    ["success", "pipeline.finished", { outcome: "success", startedAt: "2026-03-01T10:09:05.000Z", finishedAt: "2026-03-01T10:15:00.000Z" }],
    ["skipped", "pipeline.finished", { outcome: "skipped", name: "Deploy" }],
  ])("%s is %s and no deployment", (name, type, facts) => {
    const told = event(`workflow_run/${name}`);
    expect(told).toMatchObject({
      type,
      entityKey: `run:${RUN}`,
      payload: { ...facts, id: RUN, commit: COMMIT, actor: "jonas-ek", service: "shop" },
    });
  });

  test("another attempt is another run", () => {
    expect(event("workflow_run/second-attempt-failure").payload).toMatchObject({
      id: "github:480011:run:7700001234:2",
      outcome: "failure",
      queuedAt: "2026-03-01T11:00:00.000Z",
    });
  });

  test.each([".github/workflows/deploy.yml", "deploy.yml", "Deploy"])(
    "is a deployment where the settings name its workflow (%s)",
    (workflow) => {
      const settings = { workflows: [{ workflow, environment: "Production" }], services: { shop: "storefront" } };
      const read = (name: string) => scmRead(githubAdapter, `workflow_run/${name}`, { settings }).events;
      expect(read("success").map(({ type }) => type)).toEqual(["pipeline.finished", "deployment.succeeded"]);
      expect(read("success")[1]?.payload).toMatchObject({
        id: RUN,
        service: "storefront",
        environment: "production",
        commit: COMMIT,
        version: "c0de2c2",
      });
      expect(read("second-attempt-failure")[1]).toMatchObject({
        type: "deployment.failed",
        entityKey: "dep:github:480011:run:7700001234:2",
      });
      expect(read("skipped")[1]).toMatchObject({ type: "deployment.cancelled" });
      expect(read("requested")[1]).toMatchObject({ type: "deployment.requested" });
    },
  );
});

describe("releases", () => {
  test("one that is published has its tag and the branch that it points at", () => {
    expect(event("release/published")).toMatchObject({
      eventKey: "github:480011:release:930001:published",
      type: "release.published",
      occurredAt: new Date("2026-03-01T10:08:00Z"),
      payload: { tag: "v1.4.0", ref: "main", prerelease: false, publishedAt: "2026-03-01T10:08:00.000Z", name: "Prices" },
    });
    expect(event("release/published").payload).not.toHaveProperty("commit");
  });

  test("others are told by their own events", () => {
    expect(event("release/prereleased").type).toBe("release.prereleased");
    expect(event("release/edited")).toMatchObject({ type: "release.edited", payload: { name: "Prices, rounded", commit: COMMIT } });
    expect(event("release/deleted")).toMatchObject({ type: "release.deleted", occurredAtSource: "received" });
    expect(scmRead(githubAdapter, "release/draft")).toMatchObject({ events: [], ignored: expect.any(String) });
  });

  test("one that is edited twice is told twice", () => {
    const body = scmFixture("github", "release/edited");
    const again = scmEvent(githubAdapter, "release/edited", {
      body: { ...body, release: { ...(body["release"] as object), name: "Prices again" } },
    });
    expect(again.eventKey).not.toBe(event("release/edited").eventKey);
  });
});

describe("issues", () => {
  test("is a ticket unless it is labelled an incident", () => {
    expect(event("issues/opened")).toMatchObject({
      type: "ticket.open",
      payload: { id: "github:480011:issue:31", key: "brightwater/shop#31", status: "open", openedAt: "2026-03-01T12:00:00.000Z" },
    });
    expect(event("issues/closed")).toMatchObject({
      type: "ticket.done",
      payload: { resolution: "not_planned", closedAt: "2026-03-01T12:40:00.000Z" },
    });
    expect(event("issues/opened", { incidentLabels: ["outage"] }).type).toBe("ticket.open");
  });

  test.each([
    ["opened-incident", "incident.opened", { status: "open" }],
    ["labeled", "incident.updated", { status: "updated" }],
    ["closed-incident", "incident.resolved", { resolvedAt: "2026-03-01T12:40:00.000Z" }],
    ["reopened-incident", "incident.reopened", { reopenedAt: "2026-03-01T13:00:00.000Z" }],
  ])("%s is %s, and a ticket as well", (name, type, facts) => {
    const [told, ticket] = scmRead(githubAdapter, `issues/${name}`).events;
    expect(ticket).toMatchObject({ entityType: "ticket", payload: { id: "github:480011:issue:31" } });
    expect(told).toMatchObject({
      type,
      payload: {
        id: "github:480011:issue:31",
        openedAt: "2026-03-01T12:00:00.000Z",
        services: ["shop"],
        environment: "production",
        severity: "high",
        ...facts,
      },
    });
  });

  test("an incident that loses its label was none after all, and is one again when it gets it back", () => {
    expect(scmRead(githubAdapter, "issues/unlabeled").events[0]).toMatchObject({ type: "incident.updated", payload: { dismissed: true } });
    expect(scmRead(githubAdapter, "issues/labeled").events[0]).toMatchObject({ payload: { dismissed: false } });
  });
});

describe("what Wake has no use for", () => {
  test.each(["ping/repository", "star/created", "issues/assigned"])("%s is ignored with a sentence", (name) => {
    expect(scmRead(githubAdapter, name)).toEqual({ events: [], unmapped: [], ignored: expect.stringMatching(/^[A-Z].+\.$/) });
  });

  test.each([{}, { "x-github-event": "push" }])("a delivery without what it is about", (headers) => {
    const { events, ignored } = githubAdapter.read({ ...delivery, headers });
    expect(events).toEqual([]);
    expect(ignored).toMatch(/\.$/);
  });

  const delivery = { connection: "forge", receivedAt: new Date(0), body: {}, settings: NO_SETTINGS };

  test("a kind that is named like something every object has", () => {
    const body = scmFixture("github", "star/created");
    for (const kind of ["constructor", "toString", "__proto__"])
      expect(githubAdapter.read({ ...delivery, body, headers: { "x-github-event": kind } }).ignored).toMatch(/no use for them/);
  });

  test("what a delivery is about, and its id", () => {
    const headers = { "x-github-event": "pull_request", "x-github-delivery": "0a1b-2c" };
    expect(githubAdapter.topic(headers, { action: "opened" })).toBe("pull_request.opened");
    expect(githubAdapter.topic({ "x-github-event": "ping" }, {})).toBe("ping");
    expect(githubAdapter.topic({}, null)).toBeNull();
    expect(githubAdapter.deliveryKey(headers, {})).toBe("0a1b-2c");
    expect(githubAdapter.deliveryKey({}, {})).toBeNull();
  });
});
