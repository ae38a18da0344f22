import { SpanKind, trace } from "@opentelemetry/api";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { pool } from "@/lib/db/pool";
import { noteBody } from "@/lib/telemetry/note-body";
import { observeJob } from "@/lib/telemetry/observe-job";
import type { SelfTelemetry } from "@/lib/telemetry/start";
import { freshDatabase } from "@/tests/support/database";
import { AUTHORISED, openListener } from "@/tests/support/otlp-listener";
import { spanOf, tracesOf } from "@/tests/support/otlp-now";
import { asProtobuf } from "@/tests/support/otlp-schema";
import { countOf } from "@/tests/support/stored-count";

let self: SelfTelemetry;
let listener: Awaited<ReturnType<typeof openListener>>;
beforeAll(async () => {
  Object.assign(process.env, { WAKE_SELF_TELEMETRY: "on", NODE_ENV: "production" });
  listener = await openListener();
  const { observeSelf } = await import("@/lib/services/telemetry/observe-self");
  self = await observeSelf(() => new Date());
});
afterAll(async () => {
  await self.stop();
  await listener.close();
});
beforeEach(freshDatabase);

/** A request as Next tells of it, with one thing done for it. */
function served(target: string, route: string | null): void {
  const tracer = trace.getTracer("next.js");
  tracer.startActiveSpan("GET", { kind: SpanKind.SERVER, attributes: { "http.method": "GET", "http.target": target } }, (span) => {
    tracer.startSpan("fetch", { kind: SpanKind.CLIENT }).end();
    if (route !== null) span.setAttribute("http.route", route);
    span.setAttribute("http.status_code", 200);
    span.end();
  });
}

const ofWake = (kind: "server" | "client"): Promise<number> => countOf([kind], { service: "wake" });

test("what is asked of Wake is counted by Wake, once and by its route", async () => {
  served("/services/checkout?range=24h", "/services/[service]");
  served("/", null);
  await self.flush();
  expect([await ofWake("server"), await countOf(["server"], { service: "wake", operation: "GET /services/[service]" })]).toEqual([1, 1]);
});

test("what telemetry comes in by is not traced, nor what is done for it", async () => {
  for (const target of ["/v1/traces", "/api/otlp/v1/logs", "/api/v1/live", "/healthz", "/_next/static/a.js"])
    served(target, "/v1/[...path]");
  await self.flush();
  expect([await ofWake("server"), await ofWake("client")]).toEqual([0, 0]);
});

/** Rows of all tables of telemetry. */
async function rows(): Promise<number> {
  const { rows: tables } = await pool().query<{ name: string }>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = 'telemetry' AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname <> 'ingest_ledger'`,
  );
  const counts = await Promise.all(tables.map(({ name }) => pool().query<{ rows: number }>(`SELECT count(*)::int AS rows FROM ${name}`)));
  return counts.reduce((sum, { rows: [row] }) => sum + (row?.rows ?? 0), 0);
}

test("a Wake that nobody uses stores no more the longer it watches itself", async () => {
  const interval = async (): Promise<number> => {
    await observeJob("compaction", async () => false);
    noteBody("traces", 200, performance.now());
    await listener.call({ headers: { ...AUTHORISED, "content-type": "application/x-protobuf" } });
    await self.flush();
    return rows();
  };
  await interval();
  const settled = await interval();
  for (let left = 10; left > 0; left--) expect(await interval()).toBe(settled);
});

test("what is sent to Wake is stored as ever while it watches itself", async () => {
  const body = asProtobuf("traces", tracesOf(spanOf()));
  expect((await listener.call({ headers: { ...AUTHORISED, "content-type": "application/x-protobuf" }, body })).status).toBe(200);
  expect(await countOf(["server"])).toBe(1);
});

test("a failing job is noted and fails all the same", async () => {
  await expect(observeJob("partitions", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
});
