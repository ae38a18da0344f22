import { describe, expect, test } from "vitest";
import type { FieldIssue } from "@/lib/domain/error";
import type { Reading } from "@/lib/ingest/events/event-draft";
import { readDeployment } from "@/lib/ingest/events/read-deployment";

const now = new Date("2026-03-01T12:00:00.000Z");
const minimal = { service: "checkout", environment: "production", version: "1.4.2", status: "succeeded" };

const accepted = (value: unknown): Extract<Reading, { ok: true }> => {
  const reading = readDeployment(value, now);
  if (!reading.ok) throw new Error(JSON.stringify(reading.issues));
  return reading;
};
const issues = (value: unknown): readonly FieldIssue[] => {
  const reading = readDeployment(value, now);
  return reading.ok ? [] : reading.issues;
};
const issue = (change: Record<string, unknown>): readonly FieldIssue[] => issues({ ...minimal, ...change });

describe("what is refused", () => {
  test.each([
    ["status", "is not one of the allowed values; did you mean “succeeded”?", { status: "suceeded" }],
    ["status", "is not one of the allowed values; did you mean “started”?", { status: "in_progress" }],
    ["status", "is not one of the allowed values", { status: "toString" }],
    ["status", "must be a text, not a number", { status: 7 }],
    ["service", "is missing", { service: undefined }],
    ["service", "is missing", { service: null }],
    ["service", "is empty", { service: "  " }],
    ["service", "must be a text, not a list", { service: ["a"] }],
    ["service", "is longer than 200 characters", { service: "x".repeat(201) }],
    ["service", "holds characters that cannot be stored", { service: "a\u0000b" }],
    ["service", "holds characters that cannot be stored", { service: "a\ud800b" }],
    ["version", "is missing, and so is commit: give one of them", { version: undefined }],
    ["startedAt", "is not a time with a zone, such as 2026-03-01T12:30:00Z", { startedAt: "yesterday" }],
    ["startedAt", "is not a time with a zone, such as 2026-03-01T12:30:00Z", { startedAt: "2026-03-01" }],
    ["startedAt", "is not a time with a zone, such as 2026-03-01T12:30:00Z", { startedAt: "2026-02-30T00:00:00Z" }],
    ["startedAt", "must be a text, not a number", { startedAt: 1_772_366_400 }],
    ["startedAt", "is before the year 2000", { startedAt: "1970-01-01T00:00:00Z" }],
    ["finishedAt", "is more than 5 minutes in the future; check the clock of the sender", { finishedAt: "2026-03-01T12:05:01Z" }],
    ["finishedAt", "is before startedAt", { startedAt: "2026-03-01T11:00:00Z", finishedAt: "2026-03-01T10:59:59Z" }],
    ["emergency", "must be true or false, not a text", { emergency: "yes" }],
    ["pipelineUrl", "is not an http or https address", { pipelineUrl: "javascript:alert(1)" }],
    ["links.runbook", "is not an http or https address", { links: { runbook: "ftp://x" } }],
    ["labels", "must be an object, not a text", { labels: "a" }],
    ["labels.a", "must be a text or a number or true or false, not a list", { labels: { a: ["b"] } }],
    [`labels.${"x".repeat(100)}`, "has a key that is empty, too long or cannot be stored", { labels: { ["x".repeat(101)]: "b" } }],
    ["changes", "must be a list, not a text", { changes: "abc" }],
    ["changes[0]", "must be a text or an object, not a number", { changes: [7] }],
    ["changes[1]", "has neither id nor commit", { changes: ["a", {}] }],
    ["changes[1].additions", "is below 0", { changes: ["a", { id: "1", additions: -1 }] }],
    ["changes", "has more than 1000 entries", { changes: Array.from({ length: 1001 }, String) }],
    ["components[0].service", "is missing", { components: [{ version: "1" }] }],
  ])("%s %s", (field, message, change) => {
    expect(issue(change)).toContainEqual(expect.objectContaining({ field, message }));
  });

  test("every wrong field at once, each once, with what is allowed", () => {
    const found = issues({ environment: 3, status: "done!", startedAt: "2026-03-01T11:00:00Z", finishedAt: "2026-03-01T10:00:00Z" });
    expect(found.map(({ field }) => field)).toEqual(["service", "environment", "status", "finishedAt", "version"]);
    expect(found.find(({ field }) => field === "status")?.allowed).toContain("rolled_back");
  });

  test.each([[null], ["text"], [7], [[]], [undefined]])("a body that is no object: %j", (body) => {
    expect(issues(body).map(({ field }) => field)).toContain("(body)");
  });

  test("nothing, when a hostile body nests for ever", () => {
    const deep = `${'{"a":'.repeat(50_000)}1${"}".repeat(50_000)}`;
    expect(accepted(JSON.parse(`{"extra":${deep},${JSON.stringify(minimal).slice(1)}`)).ignored).toEqual(["extra"]);
  });
});

describe("what is understood", () => {
  test("unknown fields are named, null is absent, names are trimmed, environments are lower case", () => {
    const reading = accepted({ ...minimal, environment: " Production ", commit: null, colour: "red", cluster: 3 });
    expect(reading.ignored).toEqual(["colour", "cluster"]);
    expect(reading.event.payload).toEqual(minimal);
  });

  test("keys that could reach a prototype are plain keys or ignored", () => {
    const reading = accepted(
      JSON.parse(
        `{"__proto__":{"admin":true},"constructor":1,"labels":{"__proto__":"x","toString":"y"},${JSON.stringify(minimal).slice(1)}`,
      ),
    );
    expect(reading.ignored).toEqual(["__proto__", "constructor"]);
    expect(Object.getPrototypeOf(reading.event.payload["labels"])).toBe(Object.prototype);
    expect(Object.hasOwn(Object.prototype, "admin")).toBe(false);
  });

  test("a commit stands for the version", () => {
    expect(accepted({ ...minimal, version: undefined, commit: "abc123" }).event.payload).toMatchObject({
      version: "abc123",
      commit: "abc123",
    });
  });

  test("the moment is the sender's, or else that of arrival", () => {
    const said = accepted({ ...minimal, finishedAt: "2026-03-01T12:30:00+01:00" }).event;
    expect([said.occurredAt.toISOString(), said.occurredAtSource]).toEqual(["2026-03-01T11:30:00.000Z", "payload"]);
    const unsaid = accepted({ ...minimal, startedAt: "2026-03-01T11:00:00Z" }).event;
    expect([unsaid.occurredAt, unsaid.occurredAtSource]).toEqual([now, "received"]);
  });

  test("changes in full become events of their own", () => {
    const { event, also } = accepted({
      ...minimal,
      repository: "acme/shop",
      changes: ["acme/shop#1", { id: "acme/shop#2", mergedAt: "2026-03-01T10:00:00Z" }, { commit: "abc" }],
    });
    expect(event.payload["changes"]).toEqual(["acme/shop#1", "acme/shop#2", "abc"]);
    expect(also.map(({ entityKey, type }) => [entityKey, type])).toEqual([
      ["chg:acme/shop#2", "change.merged"],
      ["chg:abc", "change.named"],
    ]);
    expect(also[1]?.payload).toEqual({ id: "abc", repository: "acme/shop", commits: ["abc"] });
  });
});

describe("keys", () => {
  const key = (change: Record<string, unknown>) => accepted({ ...minimal, ...change }).event;

  test("do not depend on spelling: order of fields, zone of times, unknown fields, nulls", () => {
    const one = accepted({ ...minimal, id: "7", finishedAt: "2026-03-01T11:00:00Z" }).event;
    const same = accepted({ finishedAt: "2026-03-01T12:00:00.000+01:00", id: " 7", extra: 1, ref: null, ...minimal }).event;
    expect(same.eventKey).toBe(one.eventKey);
  });

  test("a changed body is another event of the same entity", () => {
    const [one, other] = [key({ id: "7" }), key({ id: "7", changes: ["abc"] })];
    expect(other.eventKey).not.toBe(one.eventKey);
    expect(other.entityKey).toBe(one.entityKey);
  });

  test("the same id of another service is another deployment", () => {
    expect(key({ id: "7", service: "payments" }).entityKey).not.toBe(key({ id: "7" }).entityKey);
  });

  test("without an id the start ties events together", () => {
    const startedAt = "2026-03-01T11:00:00Z";
    expect(key({ status: "started", startedAt }).entityKey).toBe(key({ startedAt, finishedAt: "2026-03-01T11:05:00Z" }).entityKey);
    expect(key({ startedAt: "2026-03-01T10:00:00Z" }).entityKey).not.toBe(key({ startedAt }).entityKey);
  });

  test("without id and times, the same body is a retry for a while and then another event", () => {
    const at = (iso: string) => {
      const reading = readDeployment(minimal, new Date(iso));
      return reading.ok ? reading.event.eventKey : "";
    };
    expect(at("2026-03-01T12:09:59Z")).toBe(at("2026-03-01T12:00:00Z"));
    expect(at("2026-03-01T12:10:00Z")).not.toBe(at("2026-03-01T12:00:00Z"));
  });
});
