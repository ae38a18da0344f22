import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { pool } from "@/lib/db/pool";
import { freshDatabase } from "@/tests/support/database";
import { AUTHORISED, openListener } from "@/tests/support/otlp-listener";
import { spanOf, tracesOf } from "@/tests/support/otlp-now";
import { asProtobuf } from "@/tests/support/otlp-schema";
import { countOf } from "@/tests/support/stored-count";

const MIB = 1_048_576;
const BODIES = 1_500;
const SPANS = 20;
/** More than are let in, so that the front door and the queue behind it both fill up. */
const AT_ONCE = 700;

let listener: Awaited<ReturnType<typeof openListener>>;
beforeAll(async () => {
  listener = await openListener();
});
afterAll(() => listener.close());
beforeEach(freshDatabase);

const bodyOf = (): Uint8Array => asProtobuf("traces", tracesOf(...Array.from({ length: SPANS }, () => spanOf())));

type Outcome = { readonly body: Uint8Array; readonly status: number; readonly retryAfter: string | undefined };

/** Sends bodies, many at once, and tells how each was answered. */
async function sendAll(bodies: readonly Uint8Array[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const waiting = bodies.values();
  const lane = async (): Promise<void> => {
    for (const body of waiting) {
      const { status, headers } = await listener.call({ headers: { ...AUTHORISED, "content-type": "application/x-protobuf" }, body });
      outcomes.push({ body, status, retryAfter: headers["retry-after"] });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return outcomes;
}

test("a database that stands still turns senders away, at bounded memory, and what they send again counts once", async () => {
  const bodies = Array.from({ length: BODIES }, bodyOf);
  expect((await sendAll([bodyOf()]))[0]?.status).toBe(200);
  const client = await pool().connect();
  await client.query("BEGIN");
  await client.query("LOCK TABLE telemetry.ingest_ledger IN ACCESS EXCLUSIVE MODE");
  const before = process.memoryUsage.rss();
  const refused = await sendAll(bodies);
  const grown = process.memoryUsage.rss() - before;
  await client.query("ROLLBACK");
  client.release();

  expect(new Set(refused.map(({ status }) => status))).toEqual(new Set([503]));
  expect(refused.every(({ retryAfter }) => /^[1-5]$/.test(retryAfter ?? ""))).toBe(true);
  // The clients of this test live in the same process, with a socket each.
  expect(grown).toBeLessThan(192 * MIB);

  let left = bodies;
  for (let attempt = 0; left.length > 0 && attempt < 50; attempt++) {
    const outcomes = await sendAll(left);
    expect(outcomes.every(({ status }) => status === 200 || status === 503)).toBe(true);
    left = outcomes.filter(({ status }) => status !== 200).map(({ body }) => body);
    if (left.length > 0) await pause(100);
  }
  expect(left).toHaveLength(0);
  expect(await countOf(["server"])).toBe((BODIES + 1) * SPANS);
});
