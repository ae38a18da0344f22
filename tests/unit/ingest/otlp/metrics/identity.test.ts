import fc from "fast-check";
import { expect, test } from "vitest";
import { reduceMetrics } from "@/lib/ingest/otlp/metrics/reduce-metrics";
import { NONE_PROMOTED, type Reduction } from "@/lib/ingest/otlp/reduction";
import type { Attribute, FieldOrder } from "@/tests/support/otlp-encode";
import { CUMULATIVE, DELTA, encodeMetrics, type MetricsInput } from "@/tests/support/otlp-encode-metrics";

const NOW = Date.UTC(2026, 10, 20, 12);
const NOW_NS = BigInt(NOW) * 1_000_000n;
const context = { now: NOW, known: null, promoted: NONE_PROMOTED };

type Said = {
  readonly resource: readonly Attribute[];
  readonly scope: { readonly name: string; readonly version: string };
  readonly name: string;
  readonly unit: string;
  readonly temporality: number;
  readonly attributes: readonly Attribute[];
  readonly startNs: bigint;
};
const SAID: Said = {
  resource: [
    ["service.name", { text: "checkout" }],
    ["host.name", { text: "a" }],
  ],
  scope: { name: "http", version: "1" },
  name: "http.server.request.duration",
  unit: "s",
  temporality: CUMULATIVE,
  attributes: [
    ["http.request.method", { text: "GET" }],
    ["http.response.status_code", { int: 200n }],
  ],
  startNs: NOW_NS - 1000n,
};

const resourceOf = ({ resource, scope, name, unit, temporality, attributes, startNs }: Said): MetricsInput => ({
  attributes: resource,
  scope,
  metrics: [{ name, unit, temporality, histogram: [{ startNs, timeNs: NOW_NS, count: 1, sum: 1, attributes }] }],
});
const reduce = (said: Said, order?: FieldOrder): Reduction => reduceMetrics(encodeMetrics([resourceOf(said)], order), context);
const identity = (changes: Partial<Said>): string => reduce({ ...SAID, ...changes }).points[0]?.stream ?? "";

test("what is part of a stream's identity tells it apart, the start time does not", () => {
  const others: Partial<Said>[] = [
    {
      resource: [
        ["service.name", { text: "checkout" }],
        ["host.name", { text: "b" }],
      ],
    },
    { resource: SAID.resource.slice(0, 1) },
    { scope: { name: "http", version: "2" } },
    { scope: { name: "1", version: "http" } },
    { name: "http.server.duration" },
    { unit: "ms" },
    { temporality: DELTA },
    { attributes: SAID.attributes.slice(0, 1) },
    {
      attributes: [
        ["http.request.method", { text: "GET" }],
        ["http.response.status_code", { text: "200" }],
      ],
    },
    {
      attributes: [
        ["http.request.method", { int: 200n }],
        ["http.response.status_code", { text: "GET" }],
      ],
    },
  ];
  expect(new Set([identity({}), ...others.map(identity)]).size).toBe(others.length + 1);
  expect(identity({ startNs: NOW_NS - 5n })).toBe(identity({}));
});

test("attributes with small differences make different streams", () => {
  const [metric] = resourceOf(SAID).metrics;
  if (metric === undefined || !("histogram" in metric)) throw new Error("it has one histogram");
  const attributes = Array.from({ length: 20_000 }, (_, index): Attribute[] => [["id", { int: BigInt(index) }]]);
  const histogram = attributes.map((one) => ({ timeNs: NOW_NS, count: 1, attributes: one }));
  const body = encodeMetrics([{ attributes: SAID.resource, metrics: [{ ...metric, histogram }] }]);
  const streams = reduceMetrics(body, context).points.map(({ stream }) => stream);
  expect(new Set(streams).size).toBe(streams.length);
  for (const from of [0, 8, 16, 24]) expect(new Set(streams.map((one) => one.slice(from, from + 8))).size).toBeGreaterThan(19_990);
});

/** Moves every field of every message somewhere else. */
const shuffledBy =
  (picks: readonly number[]): FieldOrder =>
  (fields) =>
    fields
      .map((field, index) => ({ field, rank: picks[(index + fields.length) % picks.length] ?? 0 }))
      .sort((a, b) => a.rank - b.rank)
      .map(({ field }) => field);

test("fields and attributes may come in any order", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { minLength: 12, maxLength: 12 }), (picks) => {
      expect(reduce(SAID, shuffledBy(picks))).toEqual(reduce(SAID));
    }),
  );
});

test("bodies one after the other are one body", () => {
  const other: Said = { ...SAID, resource: [["service.name", { text: "search" }]], name: "http.server.duration" };
  const both = reduceMetrics(encodeMetrics([resourceOf(SAID), resourceOf(other)]), context);
  const [first, second] = [reduce(SAID), reduce(other)];
  expect(both.points).toEqual([...first.points, ...second.points]);
  expect(both.metrics).toEqual([...first.metrics, ...second.metrics]);
  expect(both.services).toEqual([...first.services, ...second.services]);
  expect(both.accepted).toBe(2);
});

test("random bytes give a reduction or an error that says why", () => {
  const body = encodeMetrics([resourceOf(SAID)]);
  const damage = fc.array(fc.tuple(fc.nat(body.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(damage, (changes) => {
      const broken = body.slice();
      for (const [at, byte] of changes) broken[at] = byte;
      try {
        expect(reduceMetrics(broken, context).accepted).toBeLessThan(1000);
      } catch (error) {
        expect(error).toMatchObject({ name: "WakeError" });
      }
    }),
    { numRuns: 2000 },
  );
});
