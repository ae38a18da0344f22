import { createHash } from "node:crypto";
import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { pool } from "@/lib/db/pool";
import { appendBatches } from "@/lib/db/telemetry/append";
import type { TelemetryBatch } from "@/lib/db/telemetry/batch";
import { forgetServices } from "@/lib/db/telemetry/forget-services";
import { forgetStreams } from "@/lib/db/telemetry/forget-streams";
import { MOST_STREAMS } from "@/lib/db/telemetry/stream-rows";
import { reduceMetrics } from "@/lib/ingest/otlp/metrics/reduce-metrics";
import { NONE_PROMOTED } from "@/lib/ingest/otlp/reduction";
import { freshDatabase } from "@/tests/support/database";
import type { Attribute } from "@/tests/support/otlp-encode";
import { CUMULATIVE, DELTA, encodeMetrics, type HistogramPoint } from "@/tests/support/otlp-encode-metrics";

beforeEach(freshDatabase);

const NOW = Date.UTC(2026, 10, 20, 12);
const SECOND = 1_000_000_000n;
const NOON = BigInt(NOW) * 1_000_000n;
const BOUNDS = [0.01, 0.1, 1];

/** One export of a service's request durations; times in seconds before noon. */
type Export = { readonly startS: number; readonly timeS: number; readonly counts: readonly number[]; readonly status?: number };

const pointOf = ({ startS, timeS, counts, status = 200 }: Export): HistogramPoint => ({
  startNs: NOON - BigInt(startS) * SECOND,
  timeNs: NOON - BigInt(timeS) * SECOND,
  count: counts.reduce((sum, count) => sum + count, 0),
  sum: (counts[0] ?? 0) * 0.25,
  bounds: BOUNDS,
  counts,
  attributes: [
    ["http.request.method", { text: "GET" }],
    ["http.route", { text: "/cart" }],
    ["http.response.status_code", { int: BigInt(status) }],
  ],
});

function batchOf(exports: readonly Export[], temporality: number = CUMULATIVE, extra: readonly Attribute[] = []): TelemetryBatch {
  const attributes: Attribute[] = [["service.name", { text: "checkout" }], ...extra];
  const metric = { name: "http.server.request.duration", unit: "s", temporality, histogram: exports.map(pointOf) };
  const body = encodeMetrics([{ attributes, metrics: [metric] }]);
  const { points, services, latestMs } = reduceMetrics(body, { now: NOW, known: null, promoted: NONE_PROMOTED });
  const id = createHash("sha256").update(body).digest("hex").slice(0, 32);
  return { id, latestMs: latestMs ?? NOW, deltas: [], points, exceptions: [], seen: services };
}

type Sums = { readonly operation: string; readonly count: number; readonly errors: number; readonly sumUs: number };
async function stored(): Promise<Sums[]> {
  const { rows } = await pool().query<Sums>(
    `SELECT s.operation, sum(d.count)::int AS count, sum(d.errors)::int AS errors, sum(d.sum_us)::float8 AS "sumUs"
       FROM telemetry.rollup_delta d JOIN telemetry.series s USING (shard_key, series_id)
      WHERE s.kind = 'server-metric' GROUP BY s.operation ORDER BY s.operation COLLATE "C"`,
  );
  return rows;
}
const countOf = async (): Promise<number> => (await stored())[0]?.count ?? 0;
const streamCount = async (): Promise<number> =>
  (await pool().query<{ count: number }>("SELECT count(*)::int AS count FROM telemetry.stream_state")).rows[0]?.count ?? 0;

const FIRST: Export = { startS: 300, timeS: 200, counts: [1, 2, 1, 0] };
const SECOND_EXPORT: Export = { startS: 300, timeS: 100, counts: [1, 3, 1, 0] };

test("two exports of a running total add up to the second, for the operation and for all", async () => {
  await appendBatches([batchOf([FIRST])]);
  await appendBatches([batchOf([SECOND_EXPORT, { ...FIRST, status: 500, counts: [2, 0, 0, 0] }])]);
  expect(await stored()).toEqual([
    { operation: "*", count: 7, errors: 2, sumUs: 750_000 },
    { operation: "GET /cart", count: 7, errors: 2, sumUs: 750_000 },
  ]);
});

test("exports that arrive in the wrong order, or in one group, add up to the same", async () => {
  await appendBatches([batchOf([SECOND_EXPORT])]);
  await appendBatches([batchOf([FIRST])]);
  expect(await countOf()).toBe(5);
  await freshDatabase();
  await appendBatches([batchOf([SECOND_EXPORT]), batchOf([FIRST])]);
  expect(await countOf()).toBe(5);
});

test("deltas add up, and one that is told twice counts once though its body differs", async () => {
  const [one, other] = [
    { startS: 300, timeS: 200, counts: [1, 2, 1, 0] },
    { startS: 200, timeS: 100, counts: [0, 1, 0, 0] },
  ];
  await appendBatches([batchOf([one], DELTA)]);
  await appendBatches([batchOf([one, other], DELTA)]);
  expect(await countOf()).toBe(5);
});

test("a restart counts from zero, and no rate is ever negative", async () => {
  await appendBatches([batchOf([FIRST])]);
  await appendBatches([batchOf([{ startS: 90, timeS: 30, counts: [1, 0, 0, 0] }])]);
  expect(await countOf()).toBe(5);
  await appendBatches([batchOf([{ startS: 90, timeS: 10, counts: [0, 1, 0, 0] }])]);
  expect(await countOf()).toBe(6);
});

test("many writers that tell of one stream at once lose and double nothing", async () => {
  const total = (index: number): Export => ({ startS: 700, timeS: 650 - index * 10, counts: [index, index, 1, 0] });
  const order = fc.shuffledSubarray(
    Array.from({ length: 24 }, (_, index) => index),
    { minLength: 24 },
  );
  await fc.assert(
    fc.asyncProperty(order, async (sent) => {
      await freshDatabase();
      const twice = [...sent, ...sent.toReversed()];
      await Promise.all(
        Array.from({ length: 12 }, (_, writer) => appendBatches(twice.slice(writer * 4, writer * 4 + 4).map((at) => batchOf([total(at)])))),
      );
      expect(await countOf()).toBe(47);
      expect(await streamCount()).toBe(1);
    }),
    { numRuns: 5 },
  );
});

test("a transaction that fails leaves the stream as it was", async () => {
  await appendBatches([batchOf([FIRST])]);
  const broken = { ...batchOf([SECOND_EXPORT]), seen: batchOf([SECOND_EXPORT]).seen.map((one) => ({ ...one, version: "\0" })) };
  await expect(appendBatches([broken])).rejects.toThrow();
  expect(await countOf()).toBe(4);
  await appendBatches([batchOf([SECOND_EXPORT])]);
  expect(await countOf()).toBe(5);
});

test("streams over the limit of a service are left out, and the others count on", async () => {
  await appendBatches([batchOf([FIRST])]);
  await pool().query(
    `INSERT INTO telemetry.stream_state (shard_key, service, stream, seen_hour, state)
     SELECT shard_key, service, decode(md5(n::text), 'hex'), seen_hour, state
       FROM telemetry.stream_state, generate_series(1, ${MOST_STREAMS - 2}) AS n`,
  );
  for (const host of ["a", "b", "c"]) await appendBatches([batchOf([FIRST], CUMULATIVE, [["host.name", { text: host }]])]);
  expect(await countOf()).toBe(8);
  await appendBatches([batchOf([SECOND_EXPORT])]);
  expect(await countOf()).toBe(9);
  expect(await streamCount()).toBe(MOST_STREAMS);
});

test("streams that fell silent are forgotten, and those of a service that is removed", async () => {
  await appendBatches([batchOf([FIRST])]);
  expect(await forgetStreams(new Date(NOW - 3_600_000))).toBe(0);
  expect(await forgetStreams(new Date(NOW + 3_600_000))).toBe(1);
  await appendBatches([batchOf([SECOND_EXPORT])]);
  await forgetServices(["checkout"]);
  expect(await streamCount()).toBe(0);
});
