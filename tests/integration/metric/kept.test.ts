import { beforeEach, expect, test } from "vitest";
import { pool } from "@/lib/db/pool";
import type { Actor } from "@/lib/domain/access";
import { promoteMetric } from "@/lib/services/metric/promote";
import { renewPromoted } from "@/lib/services/metric/promoted";
import { acceptTelemetry } from "@/lib/services/telemetry/accept";
import { telemetryStore } from "@/lib/services/telemetry/telemetry-store";
import { parseSources } from "@/lib/urls/sources";
import { loadSources } from "@/lib/views/settings/sources";
import { freshDatabase } from "@/tests/support/database";
import { DELTA, encodeMetrics } from "@/tests/support/otlp-encode-metrics";

const NOW = new Date();
const actor: Actor = { kind: "system", name: "test" };

beforeEach(async () => {
  await freshDatabase();
  renewPromoted();
});

async function send(minutesAgo: number): Promise<void> {
  const timeNs = BigInt(NOW.getTime() - minutesAgo * 60_000) * 1_000_000n;
  const point = (city: string) => ({ startNs: timeNs - 1_000_000_000n, timeNs, int: 2n, attributes: [["city", { text: city }] as const] });
  const body = encodeMetrics([
    {
      attributes: [["service.name", { text: "checkout" }]],
      metrics: [
        {
          ...{ name: "cart.value", unit: "By", description: "Value of carts.", temporality: DELTA, monotonic: true },
          sum: [point("oslo"), point("bergen")],
        },
      ],
    },
  ]);
  await acceptTelemetry({ actor, signal: "metrics", encoding: "protobuf", body, idempotencyKey: null, now: NOW });
  await telemetryStore().catalogue.flush();
}

const kept = async (): Promise<unknown[]> =>
  (await pool().query("SELECT service, operation FROM telemetry.series WHERE kind = 'metric'")).rows;

test("a metric that is sent is in the catalogue, and its values are stored once it is promoted", async () => {
  await send(3);
  const { metrics } = await loadSources(actor, parseSources({}), NOW);
  expect(metrics.rows).toMatchObject([
    { service: "checkout", name: "cart.value", unit: "By", kind: "sum, delta", attributes: ["city"], streams: 2, promotedAt: null },
  ]);
  expect(await kept()).toEqual([]);
  await promoteMetric(actor, { service: "checkout", name: "cart.value" }, NOW);
  await send(1);
  expect(await kept()).toContainEqual({ service: "checkout", operation: "cart.value" });
  expect((await loadSources(actor, parseSources({}), NOW)).metrics.rows).toMatchObject([{ streams: 2, promotedBy: "test" }]);
});
