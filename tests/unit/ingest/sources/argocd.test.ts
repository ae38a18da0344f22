import { describe, expect, test } from "vitest";
import { argocdAdapter } from "@/lib/ingest/sources/argocd";
import { ARGOCD_TEMPLATE } from "@/lib/ingest/sources/argocd-template";
import { ARRIVAL, deliveryFixture, oneEvent, readBody, readFixture } from "./support/delivery-read";

const event = (name: string, changed: Record<string, unknown> = {}) => oneEvent(argocdAdapter, name, changed);
const read = (changed: Record<string, unknown>, settings = {}) => readFixture(argocdAdapter, "deployed", changed, { settings });
const SHA = "4f1c6a0d9b2e75c38a1f0d6e4b7c92a5d8e3f106";

describe("syncs", () => {
  test("one that ended well and is healthy is a deployment, with the version of its image and the commit of its manifests", () => {
    expect(event("deployed")).toMatchObject({
      type: "deployment.succeeded",
      eventKey: `argocd:main:argocd/checkout:${SHA}:2026-03-01T10:00:00.000Z:succeeded:2026-03-01T10:00:42.000Z`,
      occurredAt: new Date("2026-03-01T10:00:42Z"),
      payload: {
        service: "checkout",
        environment: "production",
        version: "v1.4.2",
        commit: SHA,
        configHash: SHA,
        repository: "https://git.example.com/acme/manifests",
        startedAt: "2026-03-01T10:00:00.000Z",
        finishedAt: "2026-03-01T10:00:42.000Z",
        commitOf: "config",
        labels: { versionFrom: "image" },
      },
    });
  });

  test("all of its steps are of one deployment", () => {
    const steps = ["running", "progressing", "deployed", "sync-failed"].map((name) => event(name));
    expect(steps.map(({ type }) => type)).toEqual([
      "deployment.started",
      "deployment.started",
      "deployment.succeeded",
      "deployment.failed",
    ]);
    expect(new Set(steps.map(({ entityKey }) => entityKey)).size).toBe(1);
    expect(new Set(steps.map(({ eventKey }) => eventKey)).size).toBe(3);
    expect(steps[0]?.occurredAt).toEqual(new Date("2026-03-01T10:00:00Z"));
    expect(steps[0]?.payload["finishedAt"]).toBeUndefined();
  });

  test("the same revision synced again is another deployment", () => {
    expect(event("deployed", { startedAt: "2026-03-05T10:00:00Z" }).entityKey).not.toBe(event("deployed").entityKey);
  });

  test("several sources have several revisions; the image that is called like the application tells the version", () => {
    const { payload } = event("several-sources");
    expect(payload).toMatchObject({
      version: `sha256:${"9c".repeat(32)}`,
      commit: SHA,
      labels: { revisions: expect.stringContaining("12.3.0") },
    });
    expect(payload["repository"]).toBeUndefined();
  });

  test("the first source of several stands for the repository where the resource tells them", () => {
    const app = deliveryFixture("argocd", "resource")["app"] as { spec: object; status: object; metadata: object };
    const sources = [{ repoURL: "https://git.example.com/acme/charts" }, { repoURL: "https://git.example.com/acme/values" }];
    const { events } = readBody(argocdAdapter, { app: { ...app, spec: { ...app.spec, source: null, sources } } });
    expect(events[0]?.payload["repository"]).toBe("https://git.example.com/acme/charts");
  });

  test("what lies ahead happened, at the latest, when it was told", () => {
    expect(event("deployed", { finishedAt: "2026-04-01T00:00:00Z" })).toMatchObject({
      occurredAt: ARRIVAL,
      occurredAtSource: "clamped",
      payload: { finishedAt: ARRIVAL.toISOString() },
    });
  });

  test("what the sync applied counts more than what runs", () => {
    expect(event("running", { applied: ["acme/checkout:v1.5.0", null] }).payload["version"]).toBe("v1.5.0");
  });

  test.each([
    ["several images, none of them its own", ["acme/a:1", "acme/b:2"], "4f1c6a0"],
    ["the old and the new one at once", ["acme/checkout:1", "acme/checkout:2"], "4f1c6a0"],
    ["a tag that tells nothing", ["acme/checkout:latest"], "4f1c6a0"],
    ["none", null, "4f1c6a0"],
    ["an image without a tag in a registry with a port", ["registry:5000/acme/checkout"], "4f1c6a0"],
    ["an only one of another name", ["acme/shop:3"], "3"],
    ["a list that a template wrote as text", "[acme/checkout:7 acme/proxy:2]", "7"],
  ])("version by its images: %s", (_name, images, version) => {
    expect(event("deployed", { images }).payload["version"]).toBe(version);
  });

  test("the resource itself says the same as the template", () => {
    expect(event("resource").payload).toMatchObject({
      service: "prod-billing",
      environment: "prod",
      version: "2.0.0",
      actor: "dana",
      repository: "https://git.example.com/acme/manifests",
      startedAt: "2026-03-02T08:00:00.000Z",
    });
  });
});

describe("environments", () => {
  test.each([
    ["its own word", { environment: "Live" }, {}, "live", []],
    ["the namespace", {}, {}, "production", []],
    ["the end of the application's name", { app: "checkout-stg", destination: { namespace: "checkout" } }, {}, "stg", []],
    ["the end of the namespace", { destination: { namespace: "shop-prod" } }, {}, "prod", []],
    [
      "a mapped cluster",
      { destination: { namespace: "shop", server: "https://eu" } },
      { environments: { "https://EU": "prod-eu" } },
      "prod-eu",
      [],
    ],
    ["a mapped project", { destination: { namespace: "shop" } }, { environments: { shop: "canary" } }, "canary", []],
    ["a namespace that tells nothing", { destination: { namespace: "Shop" } }, {}, "shop", [{ kind: "environment", said: "Shop" }]],
  ])("%s", (_name, changed, settings, environment, unmapped) => {
    const reading = read(changed, settings);
    expect(reading.events[0]?.payload["environment"]).toBe(environment);
    expect(reading.unmapped).toEqual(unmapped);
  });

  test("without any there is nothing but a question, and its mapping answers it", () => {
    const nowhere = { destination: {}, project: "<no value>" };
    expect(read(nowhere)).toMatchObject({ events: [], unmapped: [{ kind: "environment", said: "" }], ignored: null });
    expect(read(nowhere, { environments: { "": "production" } }).events).toHaveLength(1);
  });
});

describe("health", () => {
  test("an application that degrades raises an alert and says nothing of its deployment", () => {
    expect(event("degraded")).toMatchObject({
      type: "alert.firing",
      payload: { name: "ApplicationDegraded", severity: "degraded", service: "checkout", startedAt: "2026-03-04T02:11:09.000Z" },
    });
  });

  test("it is an incident where the connection says so", () => {
    const { events } = readFixture(argocdAdapter, "degraded", {}, { settings: { incidentSeverities: ["Degraded"] } });
    expect(events.map(({ type }) => type)).toEqual(["alert.firing", "incident.opened"]);
  });

  test("without a time it began when Wake was told", () => {
    expect(event("degraded", { healthSince: "<no value>" })).toMatchObject({ occurredAt: ARRIVAL, occurredAtSource: "received" });
  });

  test("a sync that fails while the application is degraded is a failed deployment", () => {
    expect(event("sync-failed", { healthStatus: "Degraded" }).type).toBe("deployment.failed");
  });
});

test.each([
  [{ app: "<no value>" }, "names no application"],
  [{ phase: "Terminating" }, "“Terminating”"],
  [{ healthStatus: "Suspended" }, "“Suspended”"],
  [{ revision: "<no value>" }, "names no revision"],
])("%j is of no use, and the reason says why", (changed, reason) => {
  expect(read(changed)).toMatchObject({ events: [], unmapped: [], ignored: expect.stringContaining(reason) });
});

test("the template renders to the JSON that the adapter reads", () => {
  const body = /body: \|\n([\s\S]+?)\ntrigger/.exec(ARGOCD_TEMPLATE)?.[1] ?? "";
  const inner = body.replaceAll(/\{\{else\}\}[^{]*\{\{end\}\}/g, "").replaceAll(/\{\{else\}\}\s*\{\{end\}\}/g, "");
  const rendered = inner
    .replaceAll(/\{\{else\}\}.*\{\{end\}\}/g, "")
    .replaceAll(/\{\{toJson [^}]+\}\}/g, '"x"')
    .replaceAll(/\{\{[^}]*\}\}/g, "");
  const keys = Object.keys(JSON.parse(rendered));
  expect(keys).toEqual(expect.arrayContaining(Object.keys(deliveryFixture("argocd", "deployed"))));
  expect(keys).toEqual(expect.arrayContaining(["healthSince", "revisions", "applied", "url"]));
  const synced = { ...JSON.parse(rendered), destination: { namespace: "prod" }, phase: "Succeeded", healthStatus: "Healthy" };
  expect(readBody(argocdAdapter, synced)).toMatchObject({ unmapped: [], events: [{ payload: { service: "x", environment: "prod" } }] });
});
