import { readdirSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { EventDraft } from "@/lib/ingest/events/event-draft";
import type { Adapter } from "@/lib/ingest/sources/adapter";
import { alertmanagerAdapter } from "@/lib/ingest/sources/alertmanager";
import { argoRolloutsAdapter } from "@/lib/ingest/sources/argo-rollouts";
import { argocdAdapter } from "@/lib/ingest/sources/argocd";
import { devlakeAdapter } from "@/lib/ingest/sources/devlake";
import { fluxAdapter } from "@/lib/ingest/sources/flux";
import { genericAdapter } from "@/lib/ingest/sources/generic";
import { grafanaAdapter } from "@/lib/ingest/sources/grafana";
import { pelorusAdapter } from "@/lib/ingest/sources/pelorus";
import "@/tests/support/property-seed";
import { deliveryFixture, readBody } from "./support/delivery-read";

const ADAPTERS: readonly Adapter[] = [
  argocdAdapter,
  argoRolloutsAdapter,
  fluxAdapter,
  alertmanagerAdapter,
  grafanaAdapter,
  devlakeAdapter,
  pelorusAdapter,
  genericAdapter,
];
const UNSTORABLE = /\p{Surrogate}|[^\P{Cc}\t\n\r]/u;
const odd = fc.oneof(
  fc.jsonValue(),
  fc.string({ unit: "binary", maxLength: 400 }),
  fc.constantFrom(
    "<no value>",
    "0001-01-01T00:00:00Z",
    "9999-12-31T23:59:59Z",
    "x".repeat(5_000),
    "a\u0000b",
    "\ud800",
    1e300,
    -1,
    null,
    true,
    [],
    {},
  ),
  fc.constantFrom("__proto__", "constructor", "toString").map((key) => JSON.parse(`{"${key}":{"a":1}}`)),
);

/** The same body with something else at one of its places. */
function changedAt(value: unknown, path: readonly number[], other: unknown): unknown {
  const [first, ...rest] = path;
  if (first === undefined || typeof value !== "object" || value === null) return other;
  const entries = Object.entries(value);
  const chosen = entries[first % Math.max(1, entries.length)]?.[0];
  const changed = entries.map(([key, inner]) => [key, key === chosen ? changedAt(inner, rest, other) : inner] as const);
  return Array.isArray(value) ? changed.map(([, inner]) => inner) : Object.fromEntries(changed);
}

/** Every text of a value, names included. */
const textsIn = (value: unknown): string[] =>
  typeof value === "string"
    ? [value]
    : typeof value === "object" && value !== null
      ? Object.entries(value).flatMap(([key, inner]) => [key, ...textsIn(inner)])
      : [];

function expectStorable({ eventKey, entityKey, occurredAt, payload, type }: EventDraft): void {
  for (const text of [eventKey, entityKey, type, ...textsIn(payload)]) expect(UNSTORABLE.test(text)).toBe(false);
  expect(entityKey.length).toBeLessThanOrEqual(410);
  expect(eventKey.length).toBeLessThanOrEqual(450);
  expect(Number.isFinite(occurredAt.getTime())).toBe(true);
  for (const field of ["id", "service", "environment", "version", "commit", "severity"])
    if (typeof payload[field] === "string") expect(String(payload[field]).length).toBeLessThanOrEqual(200);
  for (const [field, value] of Object.entries(payload)) if (field.endsWith("At")) expect(new Date(String(value)).toISOString()).toBe(value);
}

describe.each(ADAPTERS.map((adapter) => [adapter.source, adapter] as const))("%s", (source, adapter) => {
  const bodies = readdirSync(`tests/fixtures/${source}`).map((file) => deliveryFixture(source, file.replace(".json", "")));

  test("answers whatever comes, with events that can be stored", () => {
    const mutated = fc
      .tuple(fc.constantFrom(...bodies), fc.array(fc.nat(20), { minLength: 1, maxLength: 5 }), odd)
      .map(([body, path, other]) => changedAt(body, path, other));
    fc.assert(
      fc.property(fc.oneof(mutated, odd), (body) => {
        const reading = readBody(adapter, body);
        reading.events.forEach(expectStorable);
        expect(reading.events.length + reading.unmapped.length > 0 || (reading.ignored ?? "") !== "").toBe(true);
        for (const text of [adapter.topic({}, body), adapter.deliveryKey({}, body)])
          expect(text === null || typeof text === "string").toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  test("says the same of the same body, however often", () => {
    for (const body of bodies) expect(readBody(adapter, structuredClone(body))).toEqual(readBody(adapter, body));
  });
});
