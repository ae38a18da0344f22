import { expect, test } from "vitest";
import { argoRolloutsAdapter } from "@/lib/ingest/sources/argo-rollouts";
import { ARGO_ROLLOUTS_TEMPLATE } from "@/lib/ingest/sources/argo-rollouts-template";
import { oneEvent, readBody, readFixture } from "./support/delivery-read";

const event = (name: string, changed: Record<string, unknown> = {}) => oneEvent(argoRolloutsAdapter, name, changed);

test("a rollout begins, waits and ends as one deployment", () => {
  const steps = ["updated", "paused", "completed", "aborted"].map((name) => event(name));
  expect(steps.map(({ type }) => type)).toEqual([
    "deployment.started",
    "deployment.waiting_approval",
    "deployment.succeeded",
    "deployment.failed",
  ]);
  expect(new Set(steps.map(({ entityKey }) => entityKey)).size).toBe(1);
  expect(steps[0]?.payload).toMatchObject({
    service: "checkout",
    environment: "prod",
    version: "v1.5.0",
    startedAt: "2026-03-01T12:00:00.000Z",
  });
  expect(steps[2]).toMatchObject({ occurredAt: new Date("2026-03-01T11:10:00Z"), payload: { finishedAt: "2026-03-01T11:10:00.000Z" } });
});

test("another revision is another deployment, whatever its version", () => {
  expect(event("completed", { revision: "8" }).entityKey).not.toBe(event("completed").entityKey);
});

test("a rollout that is made anew counts its revisions from the start, and is another one", () => {
  expect(event("completed", { uid: "0f7c" }).entityKey).not.toBe(event("completed").entityKey);
});

test("the resource itself is read as well", () => {
  expect(event("resource")).toMatchObject({
    type: "deployment.succeeded",
    entityKey: "dep:argo-rollouts:main:billing-staging/billing:3",
    payload: { environment: "staging", version: "3.1.0" },
  });
});

test.each([
  ["Healthy", "deployment.succeeded"],
  ["Progressing", "deployment.started"],
  ["Degraded", "deployment.failed"],
  ["Paused", "deployment.waiting_approval"],
])("without a trigger the phase %s says how it stands", (phase, type) => {
  expect(event("updated", { trigger: null, phase }).type).toBe(type);
});

test("without a known image the pod hash is the version", () => {
  expect(event("updated", { images: [] }).payload["version"]).toBe("6d9f7c4b8");
});

test.each([
  ["step-completed", {}, "on-rollout-step-completed"],
  ["analysis-failed", {}, "on-analysis-run-failed"],
  ["updated", { rollout: null }, "names no rollout"],
  ["updated", { trigger: null, type: null, phase: null }, "does not say what happened"],
  ["updated", { images: [], podHash: "<no value>" }, "neither an image"],
])("%s with %j is of no use", (name, changed, reason) => {
  expect(readFixture(argoRolloutsAdapter, name, changed)).toMatchObject({ events: [], ignored: expect.stringContaining(reason) });
});

test("the template renders to the JSON that the adapter reads", () => {
  const bodies = [...ARGO_ROLLOUTS_TEMPLATE.matchAll(/body: \|\n([\s\S]+?)\ntrigger/g)].map(([, body = ""]) => body);
  const rendered = bodies.map((body) =>
    body
      .replaceAll(/\{\{if \$i\}\}, \{\{end\}\}/g, "")
      .replaceAll(/\{\{toJson \$c.image\}\}/g, '"acme/x:1"')
      .replaceAll(/\{\{toJson [^}]+\}\}/g, '"x"')
      .replaceAll(/\{\{now [^}]+\}\}/g, "2026-03-01T12:00:00Z")
      .replaceAll(/\{\{[^}]*\}\}/g, ""),
  );
  const types = rendered.map((text) => readBody(argoRolloutsAdapter, JSON.parse(text)).events[0]?.type);
  expect(types).toEqual(["deployment.started", "deployment.succeeded", "deployment.failed", "deployment.waiting_approval"]);
});
