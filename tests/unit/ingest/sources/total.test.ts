import { readdirSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { EventDraft } from "@/lib/ingest/events/event-draft";
import type { Adapter, Headers } from "@/lib/ingest/sources/adapter";
import { cdeventsAdapter } from "@/lib/ingest/sources/cdevents/cdevents";
import { githubAdapter } from "@/lib/ingest/sources/github/github";
import { gitlabAdapter } from "@/lib/ingest/sources/gitlab/gitlab";
import { incidentioAdapter } from "@/lib/ingest/sources/incidentio";
import { jiraAdapter } from "@/lib/ingest/sources/jira";
import { opsgenieAdapter } from "@/lib/ingest/sources/opsgenie";
import { pagerdutyAdapter } from "@/lib/ingest/sources/pagerduty";
import { servicenowAdapter } from "@/lib/ingest/sources/servicenow/servicenow";
import { statuspageAdapter } from "@/lib/ingest/sources/statuspage";
import "@/tests/support/property-seed";
import { ARRIVED, scmFixture, scmRead } from "./support/scm-read";

/** Each with the settings under which it makes the most of a body. */
const ADAPTERS: readonly (readonly [Adapter, settings: Readonly<Record<string, unknown>>])[] = [
  [cdeventsAdapter, {}],
  [
    githubAdapter,
    { serviceInEnvironment: true, dismissApprovals: true, workflows: [{ workflow: "deploy.yml", environment: "production" }] },
  ],
  [
    gitlabAdapter,
    { serviceInEnvironment: true, dismissApprovals: true, workflows: [{ workflow: "deploy staging", environment: "staging" }] },
  ],
  [pagerdutyAdapter, {}],
  [opsgenieAdapter, {}],
  [incidentioAdapter, {}],
  [statuspageAdapter, {}],
  [jiraAdapter, { incidentLabels: ["incident", "payments"] }],
  [servicenowAdapter, { poll: { url: "https://northwind.service-now.example", user: "wake" } }],
];
const UNSTORABLE = /\p{Surrogate}|\p{Cc}/u;
const KEYS = ["__proto__", "constructor", "toString", "hasOwnProperty"];

const odd = fc.oneof(
  fc.jsonValue(),
  fc.string({ unit: "binary", maxLength: 400 }),
  fc.constantFrom("漢".repeat(9_000), "\ud800", "a\u0000b", "%", "%ff", "https://[", "http://%zz/", "+275760-09-13T00:00:00Z"),
  fc.constantFrom("9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z", "2026-13-40T99:00:00Z", 1e300, -1, 2 ** 60, 0.5, null, true, [], {}),
  fc.constantFrom(...KEYS),
  fc.constantFrom(...KEYS).map((key) => JSON.parse(`{"${key}":{"id":1}}`) as unknown),
);

/** A body with something else at one of its places. */
function damaged(value: unknown, path: readonly number[], other: unknown): unknown {
  const [first, ...rest] = path;
  if (first === undefined || typeof value !== "object" || value === null) return other;
  const entries = Object.entries(value);
  const changed = entries.map(
    ([key, inner], index) => [key, index === first % entries.length ? damaged(inner, rest, other) : inner] as const,
  );
  return Array.isArray(value) ? changed.map(([, inner]) => inner) : Object.fromEntries(changed);
}

const textsIn = (value: unknown): string[] =>
  typeof value === "object" && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => [key, ...textsIn(inner)])
    : [value].filter((one) => typeof one === "string");

/** What a page of an index of Postgres can hold, in bytes. */
const LONGEST_KEY = 2_600;
const NAMES = ["service", "environment", "version", "commit", "ref", "actor", "author", "severity"];

function expectStorable({ eventKey, entityKey, occurredAt, payload, type }: EventDraft): void {
  for (const text of [eventKey, entityKey, type, ...textsIn(payload)]) {
    expect(UNSTORABLE.test(text)).toBe(false);
    expect(text.length).toBeLessThanOrEqual(2_000);
  }
  for (const key of [eventKey, entityKey]) expect(Buffer.byteLength(key)).toBeLessThanOrEqual(LONGEST_KEY);
  expect(occurredAt.getTime()).toBeLessThanOrEqual(ARRIVED.getTime() + 5 * 60_000);
  for (const name of NAMES) expect(String(payload[name] ?? "").length).toBeLessThanOrEqual(200);
  for (const [field, value] of Object.entries(payload)) {
    if (field.endsWith("At")) expect(new Date(String(value)).toISOString()).toBe(value);
    if (Array.isArray(value)) expect(value.length).toBeLessThanOrEqual(1_000);
  }
}

const fixturesOf = (source: string): string[] =>
  readdirSync(`tests/fixtures/${source}`, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".json"))
    .map((file) => file.replace(/\.json$/, ""))
    .sort();

describe.each(ADAPTERS.map(([adapter, settings]) => [adapter.source, adapter, settings] as const))("%s", (source, adapter, settings) => {
  const names = fixturesOf(source);

  test("answers whatever comes, with events that can be stored, words to map or a reason", () => {
    const place = fc.array(fc.nat(40), { minLength: 1, maxLength: 6 });
    const some = fc.constantFrom(...names);
    const bodies = fc.oneof(
      {
        weight: 6,
        arbitrary: fc.tuple(some, place, odd).map(([name, path, other]) => [name, damaged(scmFixture(source, name), path, other)] as const),
      },
      fc.tuple(some, odd),
    );
    const headers = fc.dictionary(
      fc.constantFrom("user-agent", ...adapter.headers.filter((name) => name !== "x-github-event")),
      fc.string({ maxLength: 300 }),
    );
    fc.assert(
      fc.property(bodies, fc.oneof(fc.constant({}), headers), ([name, body], sent: Headers) => {
        const reading = scmRead(adapter, name, { body: body ?? false, settings, headers: sent });
        reading.events.forEach(expectStorable);
        expect(reading.events.length + reading.unmapped.length > 0).toBe(reading.ignored === null);
        for (const text of [adapter.topic(sent, body), adapter.deliveryKey(sent, body)])
          expect(["string", "object"]).toContain(typeof text);
      }),
      { numRuns: 1_500 },
    );
  });

  test("says the same of the same body, and of one with more fields", () => {
    for (const name of names) {
      const told = scmRead(adapter, name, { settings });
      expect(scmRead(adapter, name, { settings })).toEqual(told);
      expect(scmRead(adapter, name, { settings, body: { ...scmFixture(source, name), unheard_of: { of: [1] } } })).toEqual(told);
    }
  });
});
