import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "@/lib/domain/access";
import type { OtlpSignal } from "@/lib/ingest/otlp/signal";
import { flushAttempts } from "@/lib/services/intake/record-attempt";
import { parseSources } from "@/lib/urls/sources";
import { loadSources } from "@/lib/views/settings/sources";
import { freshDatabase } from "@/tests/support/database";
import { AUTHORISED, openListener } from "@/tests/support/otlp-listener";
import { ago, asJson, logsOf, metricsOf, pointOf, recordOf, spanOf, tracesOf } from "@/tests/support/otlp-now";

const VIEWER: Actor = { kind: "user", id: "6f2c5b1e-8c1d-4a55-9a53-000000000000", name: "Vi", role: "viewer" };
const TWO_DAYS_S = 2 * 86_400;

let listener: Awaited<ReturnType<typeof openListener>>;
beforeAll(async () => {
  listener = await openListener();
  await freshDatabase();
});
afterAll(() => listener.close());

async function send(signal: OtlpSignal, body: Uint8Array): Promise<unknown> {
  const headers = { ...AUTHORISED, "content-type": "application/json", "user-agent": "exporter/1" };
  return JSON.parse((await listener.call({ path: `/v1/${signal}`, headers, body })).body.toString());
}

test("what a body held, and what of it was left out for which reason, is told in Settings, Sources, once", async () => {
  const old = { startTimeUnixNano: ago(TWO_DAYS_S), endTimeUnixNano: ago(TWO_DAYS_S) };
  const spans = asJson(tracesOf(spanOf(), spanOf(), spanOf({ traceId: "abcd" }), spanOf(old), spanOf(old)));
  expect(await send("traces", spans)).toMatchObject({ partialSuccess: { rejectedSpans: "3" } });
  expect(await send("traces", spans)).toMatchObject({ partialSuccess: { rejectedSpans: "3" } });
  await send("metrics", asJson(metricsOf([pointOf(), pointOf({ timeUnixNano: "0" }), pointOf({ bucketCounts: ["8"] })])));
  await send("logs", asJson(logsOf(recordOf(), recordOf({ timeUnixNano: ago(-3_600) }))));
  await flushAttempts();
  const { sources, leftOut, totals } = await loadSources(VIEWER, parseSources({}), new Date());
  const taken = sources.map(({ token, sender, endpoint, items, duplicates }) => [token, sender, endpoint, items, duplicates]);
  expect(taken.sort()).toEqual([
    ["bootstrap token", "exporter/1", "/v1/logs", 1, 0],
    ["bootstrap token", "exporter/1", "/v1/metrics", 1, 0],
    ["bootstrap token", "exporter/1", "/v1/traces", 2, 1],
  ]);
  expect(leftOut.map(({ count, noun, what }) => `${count} ${noun} ${what}`).sort()).toEqual([
    "1 data point with counts and bounds that do not fit",
    "1 data point without a time",
    "1 log record more than 10 minutes in the future",
    "1 span without a valid trace id",
    "2 span more than 24 hours old",
  ]);
  expect(totals).toEqual({ sources: 3, items: 6, calls: 0 });
});
