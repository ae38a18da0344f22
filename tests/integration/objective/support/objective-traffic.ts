import { createHash } from "node:crypto";
import { appendBatches } from "@/lib/db/telemetry/append";
import { ALL_OPERATIONS, type RollupDelta } from "@/lib/domain/rollup";
import { histogramOfUs } from "@/tests/support/histogram-of";

const MINUTE_MS = 60_000;

export type Traffic = {
  readonly from: Date;
  readonly to: Date;
  readonly perMinute: number;
  /** Failed requests of each minute. */
  readonly failed: number;
  /** Of the requests of each minute, those that took a second; the rest took 20 ms. */
  readonly slow?: number;
  readonly version?: string;
  readonly operation?: string;
  readonly kind?: "server" | "server-metric";
};

/** Stores the traffic of the service `checkout` in production over a stretch of time, one cell a minute. */
export async function sendTraffic(traffic: Traffic): Promise<void> {
  const { from, to, version = "1", operation = ALL_OPERATIONS, kind = "server" } = traffic;
  const first = Math.floor(from.getTime() / MINUTE_MS);
  const last = Math.floor(to.getTime() / MINUTE_MS);
  const deltas = Array.from({ length: last - first }, (_, place) => deltaOf(traffic, { version, operation, kind }, first + place));
  const seen = [{ service: "checkout", environment: "production", version, firstMs: from.getTime(), lastMs: to.getTime() }];
  const id = createHash("sha256").update(JSON.stringify(traffic)).digest("hex").slice(0, 32);
  await appendBatches([{ id, latestMs: to.getTime(), deltas, points: [], exceptions: [], seen }]);
}

type Labels = Pick<RollupDelta["key"], "version" | "operation" | "kind">;

function deltaOf({ perMinute, failed, slow = 0 }: Traffic, labels: Labels, minute: number): RollupDelta {
  const durations = Array.from({ length: perMinute }, (_, place) => (place < slow ? 1_000_000 : 20_000));
  return {
    key: { service: "checkout", environment: "production", ...labels },
    ...{ minute, count: perMinute, errors: failed, ownErrors: failed },
    sumUs: durations.reduce((sum, us) => sum + us, 0),
    maxUs: Math.max(...durations),
    durations: histogramOfUs(durations),
  };
}
