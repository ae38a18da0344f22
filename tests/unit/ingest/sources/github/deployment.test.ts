import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { githubAdapter } from "@/lib/ingest/sources/github/github";
import { scmDeployments, scmEvent, scmFixture, scmRead } from "../support/scm-read";

const event = (name: string, settings = {}) => scmEvent(githubAdapter, name, { settings });
const COMMIT = `c0de${"2c".repeat(18)}`;

describe("deployments of GitHub", () => {
  test("one that was asked for is requested, with everything that is known of it, and not finished", () => {
    expect(event("deployment/created")).toEqual({
      eventKey: "github:480011:deployment:620001",
      entityType: "deployment",
      entityKey: "dep:github:480011:620001",
      type: "deployment.requested",
      rank: 10,
      occurredAt: new Date("2026-03-01T10:10:00Z"),
      occurredAtSource: "payload",
      payload: {
        id: "github:480011:620001",
        service: "shop",
        environment: "production",
        status: "queued",
        version: "c0de2c2",
        commit: COMMIT,
        ref: "main",
        tier: "production",
        repository: "https://github.com/brightwater/shop",
        actor: "mara-lind",
        changeRequest: "CHG0000117",
        requestedAt: "2026-03-01T10:10:00.000Z",
      },
    });
  });

  test.each([
    ["queued", "deployment.requested", "71001"],
    ["waiting", "deployment.waiting_approval", "71002"],
    ["in-progress", "deployment.started", "71003"],
    ["success", "deployment.succeeded", "71004"],
    ["failure", "deployment.failed", "71005"],
    ["error", "deployment.failed", "71006"],
  ])("the status %s is %s", (name, type, id) => {
    const told = event(`deployment_status/${name}`);
    expect(told).toMatchObject({ type, eventKey: `github:480011:deployment_status:${id}`, entityKey: "dep:github:480011:620001" });
    expect(told.payload).toMatchObject({ service: "shop", commit: COMMIT, links: { environment: "https://shop.brightwater.example" } });
  });

  test("inactive ends nothing", () => {
    expect(scmRead(githubAdapter, "deployment_status/inactive")).toEqual({
      events: [],
      unmapped: [],
      ignored: expect.stringMatching(/inactive/),
    });
  });

  test("a payload in text names service, version, change request and what it carries", () => {
    expect(event("deployment_status/payload-text").payload).toMatchObject({
      service: "checkout",
      version: "2.8.0",
      changeRequest: "CHG0000200",
      emergency: true,
      changes: ["https://github.com/brightwater/shop#7"],
    });
  });

  test("a service is what the settings say of its repository, task or environment", () => {
    const named = (settings: object, deployment: object = {}) => {
      const body = scmFixture("github", "deployment/created");
      const changed = { ...body, deployment: { ...(body["deployment"] as object), ...deployment } };
      return scmEvent(githubAdapter, "deployment/created", { settings: { ...settings }, body: changed }).payload["service"];
    };
    expect(named({ services: { "Brightwater/Shop": "storefront" } })).toBe("storefront");
    expect(named({ services: { shop: "storefront" } })).toBe("storefront");
    expect(named({}, { task: "deploy:basket" })).toBe("basket");
    expect(named({ services: { "ship-basket": "basket" } }, { task: "ship-basket" })).toBe("basket");
    const split = scmRead(githubAdapter, "deployment_status/service-in-environment", { settings: { serviceInEnvironment: true } });
    expect(split.events[0]?.payload).toMatchObject({ service: "checkout", environment: "eu-west" });
    expect(split.unmapped).toEqual([{ kind: "environment", said: "eu-west" }]);
  });

  test("an environment that is named nowhere is listed, and its deployment comes in once it is mapped", () => {
    const body = scmFixture("github", "deployment/created");
    const deployment = { ...(body["deployment"] as object), environment: "", original_environment: null };
    const read = (settings: object) =>
      scmRead(githubAdapter, "deployment/created", { settings: { ...settings }, body: { ...body, deployment } });
    expect(read({})).toMatchObject({ events: [], unmapped: [{ kind: "environment", said: "" }], ignored: null });
    expect(read({ environments: { "": "production" } }).events).toHaveLength(1);
  });

  test("any order, and any number of times, gives one run, which began with its first step under way", () => {
    const names = ["deployment/created", "deployment_status/queued", "deployment_status/in-progress", "deployment_status/success"];
    const drafts = names.map((name) => event(name));
    const whole = scmDeployments(drafts);
    expect(whole).toMatchObject([
      {
        status: "succeeded",
        requestedAt: new Date("2026-03-01T10:10:00Z"),
        startedAt: new Date("2026-03-01T10:12:00Z"),
        finishedAt: new Date("2026-03-01T10:15:00Z"),
      },
    ]);
    fc.assert(
      fc.property(fc.shuffledSubarray([...drafts, ...drafts], { minLength: 8 }), (shuffled) => {
        expect(scmDeployments(shuffled)).toEqual(whole);
      }),
    );
  });

  test("one that nobody told the start of began, as far as is known, when it was asked for", () => {
    const only = scmDeployments([event("deployment_status/success")]);
    expect(only).toMatchObject([{ startedAt: new Date("2026-03-01T10:10:00Z"), finishedAt: new Date("2026-03-01T10:15:00Z") }]);
    expect(scmDeployments([event("deployment/created"), event("deployment_status/queued")])).toMatchObject([{ startedAt: null }]);
  });
});

describe("approvals of GitHub", () => {
  test("a run that waits for people names them", () => {
    expect(event("deployment_review/requested")).toMatchObject({
      eventKey: "github:480011:run:7700001234:1:approval:production:requested",
      type: "approval.requested",
      occurredAt: new Date("2026-03-01T10:10:10Z"),
      payload: {
        status: "requested",
        subject: "github:480011:run:7700001234:1",
        service: "shop",
        environment: "production",
        approvers: ["keepers", "jonas-ek"],
        requestedBy: "mara-lind",
      },
    });
  });

  test("an answer decides for each environment that it is about", () => {
    const { events } = scmRead(githubAdapter, "deployment_review/approved");
    expect(
      events.map(({ type, payload }) => [type, payload["environment"], payload["decidedAt"], payload["decidedBy"], payload["comment"]]),
    ).toEqual([
      ["approval.approved", "production", "2026-03-01T10:11:30.000Z", ["jonas-ek"], "Go."],
      ["approval.approved", "staging", "2026-03-01T10:11:31.000Z", ["jonas-ek"], "Go."],
    ]);
    expect(event("deployment_review/rejected")).toMatchObject({ type: "approval.rejected", payload: { decidedBy: ["jonas-ek"] } });
  });

  test("a gate is asked about a deployment", () => {
    expect(event("deployment_protection_rule/requested")).toMatchObject({
      type: "approval.requested",
      payload: { subject: "github:480011:620001", environment: "production", requestedAt: "2026-03-01T10:10:00.000Z" },
    });
  });
});
