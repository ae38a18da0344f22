import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { closePool } from "@/lib/db/pool";
import { ensurePartitions } from "@/lib/db/telemetry/partitions";
import type { Actor, Reach } from "@/lib/domain/access";
import { acceptTelemetry } from "@/lib/services/telemetry/accept";
import { readReleaseErrors } from "@/lib/views/release/errors";
import { loadErrors, readServiceErrors } from "@/lib/views/service/errors";
import { freshDatabase } from "@/tests/support/database";
import type { Attribute } from "@/tests/support/otlp-encode";
import { encodeLogs, type LogInput } from "@/tests/support/otlp-encode-logs";

const NOW = new Date(Date.UTC(2026, 10, 20, 12));
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const EVERYTHING: Reach = { services: [], environments: [] };
const ORDERS_ONLY: Reach = { services: ["orders"], environments: [] };
const TRACE = "0af7651916cd43dd8448eb211c80319c";

const token = (reach: Reach): Actor => ({
  ...{ kind: "token", id: "9f0d7f3e-9a6b-4d5e-8f52-2f6c0c7f2a11", name: "test", scopes: ["ingest:otlp", "read"] },
  reach,
});

beforeEach(async () => {
  await freshDatabase();
  await ensurePartitions(NOW);
});
afterAll(closePool);

const stack = (called: string): string => `RangeError: full\n    at ${called} (/app/cart.js:1:1)`;

/** A log record at a time, with an exception thrown in a function when one is named. */
function record(at: Date, severity: number, thrownIn?: string): LogInput {
  const attributes: Attribute[] =
    thrownIn === undefined
      ? []
      : [
          ["exception.type", { text: "RangeError" }],
          ["exception.message", { text: "cart 7 is full" }],
          ["exception.stacktrace", { text: stack(thrownIn) }],
        ];
  return { timeNs: BigInt(at.getTime()) * 1_000_000n, severity, attributes, traceId: TRACE, spanId: `${at.getTime()}`.padStart(16, "0") };
}

/** Sends records of a version of orders, as a sender would when they happened. */
async function send(records: readonly LogInput[], version: string, now: Date): Promise<void> {
  const attributes: Attribute[] = [
    ["service.name", { text: "orders" }],
    ["deployment.environment.name", { text: "production" }],
    ["service.version", { text: version }],
  ];
  const body = encodeLogs([{ attributes, records }]);
  await ensurePartitions(now);
  await acceptTelemetry({ actor: token(EVERYTHING), signal: "logs", encoding: "protobuf", body, idempotencyKey: null, now });
}

const ago = (ms: number): Date => new Date(NOW.getTime() - ms);
const window = { service: "orders", environment: "production", from: ago(2 * HOUR), to: NOW };

async function story(): Promise<void> {
  await send([record(ago(5 * DAY), 17, "total")], "1", ago(5 * DAY));
  await send([record(ago(90 * 60_000), 17, "total"), record(ago(90 * 60_000), 9), record(ago(90 * 60_000), 9)], "1", NOW);
  const later = [50, 40, 30].map((minutes) => record(ago(minutes * 60_000), 21, "pay"));
  await send([...later, record(ago(20 * 60_000), 17, "total")], "2", NOW);
}

describe("the errors of a service", () => {
  test("are told by cause, with what is new, by version, and with cases", async () => {
    await story();
    const { rows, logs, newFaults, knownFaults, otherCases } = await readServiceErrors(window, EVERYTHING, NOW);
    expect({ newFaults, knownFaults, otherCases }).toEqual({ newFaults: 1, knownFaults: 1, otherCases: 0 });
    expect(rows).toMatchObject([
      { type: "RangeError", template: "cart <number> is full", frames: ["pay (cart.js)"], count: 3, isNew: true, firstVersion: "2" },
      {
        ...{ frames: ["total (cart.js)"], count: 2, isNew: false, firstVersion: "1", firstSeen: ago(5 * DAY) },
        versions: [
          { version: "1", count: 1 },
          { version: "2", count: 1 },
        ],
      },
    ]);
    expect(rows[0]?.samples[0]).toMatchObject({ traceId: TRACE, source: "log", message: "cart 7 is full", stack: stack("pay") });
    expect(rows[0]?.spark.boxes).toHaveLength(32);
    expect(logs.map(({ severity, count, share }) => [severity, count, share])).toEqual([
      ["fatal", 3, 3 / 7],
      ["error", 2, 2 / 7],
      ["info", 2, 2 / 7],
    ]);
  });

  test("are told to nobody who does not reach the service", async () => {
    await story();
    const beyond: Reach = { services: ["payments"], environments: [] };
    expect(await readServiceErrors(window, beyond, NOW)).toMatchObject({ rows: [], logs: [], otherCases: 0 });
    const query = { service: "orders", environment: null, from: window.from, to: NOW };
    await expect(loadErrors(token(beyond), query, NOW)).rejects.toMatchObject({ code: "not-found" });
    await expect(loadErrors(null, query, NOW)).rejects.toMatchObject({ code: "unauthenticated" });
    expect((await loadErrors(token(ORDERS_ONLY), query, NOW)).errors).toHaveLength(2);
  });
});

test("of a release, what came up in it stands first, and only its version counts", async () => {
  await story();
  const deployment = {
    ...{ service: "orders", environment: "production", version: "2", startedAt: ago(60 * 60_000) },
    ...{ finishedAt: ago(55 * 60_000), occurredAt: ago(60 * 60_000), endedAt: null },
  };
  const { rows } = await readReleaseErrors(deployment, { moves: [], traceUrl: null }, EVERYTHING, NOW);
  expect(rows.flatMap(({ samples }) => samples.map(({ version }) => version))).toEqual(["2", "2"]);
  expect(rows.map(({ frames, count, isNew }) => [frames[0], count, isNew])).toEqual([
    ["pay (cart.js)", 3, true],
    ["total (cart.js)", 1, false],
  ]);
  const replaced = await readReleaseErrors({ ...deployment, endedAt: ago(45 * 60_000) }, { moves: [], traceUrl: null }, EVERYTHING, NOW);
  expect(replaced.rows.map(({ count }) => count)).toEqual([1]);
});
