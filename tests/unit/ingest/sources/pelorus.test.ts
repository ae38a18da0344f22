import { expect, test } from "vitest";
import { pelorusAdapter } from "@/lib/ingest/sources/pelorus";
import { oneEvent, readBody, readFixture } from "./support/delivery-read";

const IMAGE = `sha256:${"5d".repeat(32)}`;
const SHA = "4f1c6a0d9b2e75c38a1f0d6e4b7c92a5d8e3f106";
const read = (name: string, changed: Record<string, unknown> = {}, event?: string) =>
  readFixture(pelorusAdapter, name, changed, event === undefined ? {} : { headers: { "x-pelorus-event": event } });

test("a deployment is known by its image and dated in seconds", () => {
  expect(oneEvent(pelorusAdapter, "deploytime")).toMatchObject({
    type: "deployment.succeeded",
    occurredAt: new Date(1_772_362_800_000),
    payload: { service: "todolist", environment: "prod", version: IMAGE },
  });
});

test("a commit tells what the image was built from", () => {
  const [artifact, change] = read("committime").events;
  expect(artifact).toMatchObject({
    type: "artifact.packaged",
    payload: { id: IMAGE, version: IMAGE, service: "todolist", commit: SHA, change: SHA },
  });
  expect(change).toMatchObject({ entityKey: `chg:${SHA}`, payload: { firstCommitAt: new Date(1_772_359_200_000).toISOString() } });
});

test("a failure is an incident from creation to resolution", () => {
  const [created, resolved] = [oneEvent(pelorusAdapter, "failure-created"), oneEvent(pelorusAdapter, "failure-resolved")];
  expect(created).toMatchObject({ type: "incident.opened", payload: { services: ["todolist"] } });
  expect(resolved).toMatchObject({ type: "incident.resolved", entityKey: created.entityKey, occurredAt: new Date(1_772_373_600_000) });
});

test("the header says what a body is", () => {
  expect(read("committime", {}, "DeployTime").events).toMatchObject([{ type: "deployment.succeeded" }]);
  expect(read("deploytime", {}, "ping")).toMatchObject({ events: [], ignored: "Pelorus asked whether Wake is there." });
});

test.each([
  ["deploytime", { app: "" }, "names no application"],
  ["deploytime", { timestamp: "soon" }, "or no time"],
  ["deploytime", { image_sha: null }, "names no image"],
  ["committime", { commit_hash: "xyz" }, "names no hash"],
  ["failure-created", { failure_event: "seen" }, "neither created nor resolved"],
])("%s with %j is of no use", (name, changed, reason) => {
  expect(read(name, changed)).toMatchObject({ events: [], ignored: expect.stringContaining(reason) });
});

test("anything else is no body of Pelorus", () => {
  expect(readBody(pelorusAdapter, { app: "a", timestamp: 1_772_362_800 }).ignored).toContain("X-Pelorus-Event");
  expect(read("deploytime", {}, "tea").ignored).toContain("“tea”");
});
