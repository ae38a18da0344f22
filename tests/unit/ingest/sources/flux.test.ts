import { describe, expect, test } from "vitest";
import { fluxAdapter } from "@/lib/ingest/sources/flux";
import { oneEvent, readFixture } from "./support/delivery-read";

const event = (name: string, changed: Record<string, unknown> = {}) => oneEvent(fluxAdapter, name, changed);
const read = (name: string, changed: Record<string, unknown> = {}) => readFixture(fluxAdapter, name, changed);
const SHA = "4f1c6a0d9b2e75c38a1f0d6e4b7c92a5d8e3f106";

test("a revision that is applied is a deployment; its namespace stands for the environment until somebody says which one that is", () => {
  expect(event("kustomization-succeeded")).toMatchObject({
    type: "deployment.succeeded",
    eventKey: `flux:3c0a8f52-54a1-4f5e-9f43-7a6f3f3f7c11:main@sha1:${SHA}:ReconciliationSucceeded`,
    occurredAt: new Date("2026-03-01T09:00:00Z"),
    payload: { service: "checkout", environment: "shop", version: "4f1c6a0", commit: SHA, commitOf: "config", ref: "main" },
  });
  expect(read("kustomization-succeeded").unmapped).toEqual([{ kind: "environment", said: "shop" }]);
});

test("however often it is reported, it is the same event", () => {
  const later = event("kustomization-succeeded", { timestamp: "2026-03-01T09:10:00Z", message: "Reconciliation finished in 1s" });
  expect(later.eventKey).toBe(event("kustomization-succeeded").eventKey);
});

test("a failure is of the same deployment as the success that follows", () => {
  const failed = event("kustomization-failed");
  expect(failed).toMatchObject({ type: "deployment.failed", entityKey: event("kustomization-succeeded").entityKey });
});

describe("revisions", () => {
  test.each([
    [`main/${SHA}`, "4f1c6a0", SHA],
    [`feature/x/${SHA}`, "4f1c6a0", SHA],
    [`v1.2.0@sha1:${SHA}`, "v1.2.0", SHA],
    [`refs/tags/v1.2.0@sha1:${SHA}`, "v1.2.0", SHA],
    [`sha1:${SHA}`, "4f1c6a0", SHA],
    [SHA, "4f1c6a0", SHA],
    [`latest@sha256:${"ab".repeat(32)}`, `sha256:${"ab".repeat(32)}`, undefined],
    ["6.3.5", "6.3.5", undefined],
  ])("%s", (revision, version, commit) => {
    const { payload } = event("kustomization-succeeded", { metadata: { revision } });
    expect(payload["version"]).toBe(version);
    expect(payload["commit"]).toBe(commit);
  });

  test("an artifact names the commit that it was made from", () => {
    const { payload } = event("kustomization-artifact");
    expect(payload).toMatchObject({ version: "v2.1.0", commit: "a7d30e5b16c94f28b0e7d1a2c3f4958607b6e5d4", environment: "prod" });
  });

  test("a chart's version is the version", () => {
    expect(event("helm-upgraded").payload).toMatchObject({
      service: "billing",
      environment: "prod",
      version: "3.4.1",
      labels: { appVersion: "2.9.0" },
    });
    expect(event("helm-upgraded", { metadata: { revision: `3.4.1@sha256:${"ab".repeat(32)}` } }).payload["version"]).toBe("3.4.1");
  });
});

describe("Helm", () => {
  test("releases are told apart by their number: an upgrade may go back to an earlier chart", () => {
    const again = event("helm-upgraded", { message: "Helm upgrade succeeded for release prod/billing.v9 with chart billing@3.4.1" });
    expect(again.entityKey).not.toBe(event("helm-upgraded").entityKey);
  });

  test("a rollback puts the earlier version back, as a deployment of its own", () => {
    const back = event("helm-rolled-back");
    expect(back).toMatchObject({ type: "deployment.succeeded", payload: { version: "3.4.1", rollback: true } });
    expect(back.entityKey).not.toBe(event("helm-upgraded").entityKey);
    expect(event("helm-upgrade-failed")).toMatchObject({ type: "deployment.failed", payload: { version: "3.5.0" } });
  });
});

test.each([
  ["source", {}, "GitRepository"],
  ["kustomization-progressing", {}, "“Progressing”"],
  ["kustomization-waiting", {}, "“DependencyNotReady”"],
  ["kustomization-succeeded", { severity: "trace", reason: "Whatever" }, "“Whatever”"],
  ["kustomization-failed", { metadata: {} }, "names no revision"],
  ["kustomization-succeeded", { involvedObject: null }, "names no object"],
])("%s with %j is of no use", (name, changed, reason) => {
  expect(read(name, changed)).toMatchObject({ events: [], ignored: expect.stringContaining(reason) });
});
