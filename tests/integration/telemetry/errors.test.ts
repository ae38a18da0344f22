import { beforeEach, describe, expect, test } from "vitest";
import { pool } from "@/lib/db/pool";
import { readErrorCounts } from "@/lib/db/read/errors/counts";
import { readSamples } from "@/lib/db/read/errors/samples";
import { readSignatures } from "@/lib/db/read/errors/signatures";
import { appendBatches } from "@/lib/db/telemetry/append";
import type { TelemetryBatch } from "@/lib/db/telemetry/batch";
import { forgetErrors } from "@/lib/db/telemetry/forget-errors";
import { forgetServices } from "@/lib/db/telemetry/forget-services";
import type { ExceptionSeen } from "@/lib/domain/exception";
import type { SeriesKind } from "@/lib/domain/rollup";
import { EMPTY_ROLLUP } from "@/lib/domain/rollup-add";
import { freshDatabase } from "@/tests/support/database";
import { exceptionAt } from "@/tests/support/exceptions-seen";
import { batchOf, MINUTE, NOW } from "@/tests/support/telemetry-batches";

beforeEach(freshDatabase);

const AT = NOW.getTime() - 60 * MINUTE;
const DAY = 1440 * MINUTE;
const PLACE = { service: "checkout", environment: "production" } as const;
const SIGNATURE = "00000000000000aa";

const delta = (one: ExceptionSeen, kind: SeriesKind, count: number) => ({
  ...EMPTY_ROLLUP,
  key: { service: one.service, environment: one.environment, version: one.version, kind, operation: one.signature },
  minute: Math.floor(one.firstMs / MINUTE),
  count,
});

/** A body that tells of some exceptions, each counted once as an event of a span. */
const body = (name: string, exceptions: readonly ExceptionSeen[]): TelemetryBatch => ({
  ...batchOf(
    name,
    exceptions.map((one) => delta(one, "exception", 1)),
  ),
  exceptions,
});

const samples = async () => readSamples({ ...PLACE, signatures: [SIGNATURE], version: null, most: 9 });
const facts = async (from: number, to: number) =>
  readSignatures({ ...PLACE, signatures: [SIGNATURE], baseline: { from: new Date(from), to: new Date(to) } });

describe("samples", () => {
  test("the first stays, the newest take turns, and a storm is written every ten seconds", async () => {
    const times = [0, 3, 12, 24, 36, 48, 60, 61, 63, 66, 72].map((seconds) => AT + seconds * 1000);
    for (const [index, atMs] of times.entries()) await appendBatches([body(`body ${index}`, [exceptionAt(atMs)])]);
    expect((await samples()).map(({ at }) => (at.getTime() - AT) / 1000)).toEqual([72, 60, 48, 36, 0]);
  });

  test("keep what was told", async () => {
    await appendBatches([body("a", [exceptionAt(AT, { message: `quotes "' {a,b} \\ and \u{1f600}` })])]);
    expect(await samples()).toEqual([
      {
        ...{ signature: SIGNATURE, version: "1", at: new Date(AT), source: "span", attributes: { shard: "3" } },
        ...{ traceId: "0af7651916cd43dd8448eb211c80319c", spanId: "b7ad6b7169203331", message: `quotes "' {a,b} \\ and \u{1f600}` },
        stack: "RangeError: no item 7\n    at total (/app/cart.js:1:1)",
      },
    ]);
  });

  test("many bodies of one signature in one transaction leave one sample, the earliest", async () => {
    await appendBatches([body("a", [exceptionAt(AT + 5000)]), body("b", [exceptionAt(AT)]), body("c", [exceptionAt(AT + 9000)])]);
    expect((await samples()).map(({ at }) => at.getTime())).toEqual([AT]);
    expect(await facts(0, AT)).toMatchObject([{ firstSeen: new Date(AT), lastSeen: new Date(AT + 9000) }]);
  });

  test("writers of the same signatures in any order do not stop each other", async () => {
    const some = ["aa", "bb", "cc", "dd"].map((end) => ({ signature: `00000000000000${end}` }));
    const bodies = Array.from({ length: 24 }, (_, index) => {
      const told = index % 2 === 0 ? some : some.toReversed();
      return body(
        `body ${index}`,
        told.map((one) => exceptionAt(AT + index * 20_000, { ...one, version: String(index % 3) })),
      );
    });
    await Promise.all(bodies.map((one) => appendBatches([one])));
    expect(await readSamples({ ...PLACE, signatures: some.map(({ signature }) => signature), version: null, most: 99 })).not.toHaveLength(
      0,
    );
    expect(await readErrorCounts({ ...PLACE, from: new Date(AT - DAY), to: NOW, step: "1h" })).toSatisfy(
      (rows: { count: number }[]) => rows.reduce((sum, { count }) => sum + count, 0) === 96,
    );
  });
});

describe("signatures", () => {
  test("first and last seen, the version that had it first, and whether it was there before", async () => {
    const [old, recent] = [AT - 20 * MINUTE, AT];
    await appendBatches([body("a", [exceptionAt(old, { version: "2" }), exceptionAt(recent, { version: "3" })])]);
    await appendBatches([body("b", [exceptionAt(old, { version: "2", environment: "staging" })])]);
    expect(await facts(AT - DAY, recent)).toEqual([
      {
        ...{ signature: SIGNATURE, type: "RangeError", template: "no item <number>", frames: ["total (cart.js)", "checkout (shop.js)"] },
        ...{ firstSeen: new Date(old), lastSeen: new Date(recent), firstVersion: "2", seenBefore: true },
      },
    ]);
    expect(await facts(AT - DAY, old)).toMatchObject([{ seenBefore: false }]);
    expect(await facts(AT - MINUTE, AT - 1)).toMatchObject([{ seenBefore: false }]);
  });

  test("of span events and log records the larger count stands, minute by minute", async () => {
    const [first, second] = [exceptionAt(AT), exceptionAt(AT + MINUTE)];
    const deltas = [delta(first, "exception", 5), delta(first, "exception-log", 3), delta(second, "exception-log", 4)];
    await appendBatches([batchOf("a", deltas)]);
    const rows = await readErrorCounts({ ...PLACE, from: new Date(AT), to: NOW, step: "1m" });
    expect(rows.map(({ at, count, signature, version }) => [at.getTime() - AT, count, signature, version])).toEqual([
      [0, 5, SIGNATURE, "1"],
      [MINUTE, 4, SIGNATURE, "1"],
    ]);
  });
});

describe("retention", () => {
  test("samples go after 14 days, signatures after 400 days unseen, and all of it with its service", async () => {
    const left = async () =>
      (
        await pool().query(
          `SELECT (SELECT count(*)::int FROM telemetry.error_sample) AS samples, (SELECT count(*)::int FROM telemetry.error_signature) AS signatures,
                  (SELECT count(*)::int FROM telemetry.signature_seen) AS seen`,
        )
      ).rows[0];
    await appendBatches([body("a", [exceptionAt(AT), exceptionAt(AT, { service: "search" })])]);
    expect(await forgetErrors(new Date(AT + 13 * DAY))).toEqual({ samples: 0, signatures: 0 });
    expect(await forgetErrors(new Date(AT + 15 * DAY))).toEqual({ samples: 2, signatures: 0 });
    await appendBatches([body("b", [exceptionAt(AT + MINUTE), exceptionAt(AT + MINUTE, { service: "search" })])]);
    await forgetServices(["search"]);
    expect(await left()).toEqual({ samples: 1, signatures: 1, seen: 1 });
    expect(await forgetErrors(new Date(AT + 401 * DAY))).toEqual({ samples: 1, signatures: 1 });
    expect(await left()).toEqual({ samples: 0, signatures: 0, seen: 0 });
  });
});
