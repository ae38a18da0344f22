import { createHash } from "node:crypto";
import { pool } from "@/lib/db/pool";
import { appendBatches } from "@/lib/db/telemetry/append";
import type { TelemetryBatch } from "@/lib/db/telemetry/batch";
import type { Actor } from "@/lib/domain/access";
import { HORIZONS } from "@/lib/domain/horizon";
import { gatherInput } from "@/lib/services/verdict/gather";
import { loadSignals } from "@/lib/views/signals";
import { trafficMinutes } from "@/tests/support/traffic";
import { worstQuantileError } from "./quantile-error";
import { addCopies, fill, HOUR_DAYS, keyOf, serviceName } from "./signals-data";
import { bytesOf, countOf, onScratchDatabase } from "./signals-server";
import { spread, timed } from "./timing";

/** Half past ten, so that half an hour is not folded yet. */
const NOW = new Date(Date.UTC(2026, 10, 20, 10, 30));
const MINUTE_MS = 60_000;
const DAY_MINUTES = 1440;
const READER: Actor = { kind: "user", id: "bench", name: "bench", role: "viewer" };
const WINDOWS = { "1 h": 60, "24 h": DAY_MINUTES, "30 d": 30 * DAY_MINUTES, "400 d": HOUR_DAYS * DAY_MINUTES } as const;
/** Rounds over all services that warm everything up, and that are measured. */
const [WARM_UP, ROUNDS] = [1, 3];
const SERVICES = 50;
const GOALS = { p95Ms: 10, spread: 3, gatherMs: 15, bytes: 55 } as const;

/**
 * `npm run bench -- signals [--full]`: "p95 and errors of one service" as the API answers it, over 1 h to 400 d, with 10^6 stored
 * series-minutes and with `--full` beside nine copies of them too; what a verdict reads; bytes a series-minute; worst error of a quantile.
 */
export async function main(args: readonly string[]): Promise<number> {
  console.log(`Worst error of p50, p95 and p99 against exact durations: ${(worstQuantileError() * 100).toFixed(2)} % (bound 4.43 %)`);
  const medians: number[] = [];
  await onScratchDatabase(async () => {
    const minutes = await fill(SERVICES, NOW, (share) => process.stderr.write(`\rfilling ${Math.round(share * 100)} % `));
    await pool().query("VACUUM ANALYZE");
    await tellBytes(minutes);
    await appendPresentHour();
    for (const copies of args.includes("--full") ? [0, 9] : [0]) {
      if (copies > 0) await addCopies(copies);
      await pool().query("VACUUM ANALYZE");
      console.log(`\n${((copies + 1) * minutes).toExponential(1)} series-minutes, ${(copies + 1) * SERVICES} services`);
      medians.push(...(await measure()));
    }
  });
  console.log(
    `\nSlowest window to fastest, medians: ${(Math.max(...medians) / Math.min(...medians)).toFixed(1)} x (goal ${GOALS.spread} x)`,
  );
  return 0;
}

async function measure(): Promise<number[]> {
  const services = Array.from({ length: SERVICES }, (_, index) => index);
  const medians: number[] = [];
  for (const [window, length] of Object.entries(WINDOWS)) medians.push(await measureWindow(window, length, services));
  for (const horizon of HORIZONS) {
    const times = await timed(services, WARM_UP, ROUNDS, (service) => gatherInput(deploymentOf(service), horizon, NOW));
    tell(`verdict input, ${horizon}`, times, GOALS.gatherMs);
  }
  return medians;
}

async function measureWindow(window: string, minutes: number, services: readonly number[]): Promise<number> {
  const from = new Date(NOW.getTime() - minutes * MINUTE_MS);
  const ask = (service: number) =>
    loadSignals(
      READER,
      { service: serviceName(service), from, to: NOW, environment: null, version: null, operation: null, step: null },
      NOW,
    );
  const { step, points } = await ask(0);
  if (points.filter(({ n }) => n > 0).length < points.length - 1) throw new Error(`${window}: steps are missing.`);
  return tell(`${window}, ${points.length} points of ${step}`, await timed(services, WARM_UP, ROUNDS, ask), GOALS.p95Ms);
}

function tell(what: string, times: readonly number[], goalMs: number): number {
  const { least, median, p95 } = spread(times);
  const [low, middle, high] = [least, median, p95].map((ms) => ms.toFixed(1).padStart(5));
  console.log(`  ${what.padEnd(26)} median ${middle} ms   p95 ${high} ms   least ${low} ms   (goal: p95 ${goalMs} ms)`);
  return median;
}

async function tellBytes(minutes: number): Promise<void> {
  const perMinute = (await bytesOf("hour_chunk")) / minutes;
  const [hours, days] = [
    (await bytesOf("rollup_hour")) / (await countOf("rollup_hour")),
    (await bytesOf("rollup_day")) / (await countOf("rollup_day")),
  ];
  console.log(
    `\nbytes with indexes: ${perMinute.toFixed(1)} a series-minute (goal ${GOALS.bytes}), ${hours.toFixed(0)} an hour, ${days.toFixed(0)} a day`,
  );
}

/** The half hour that is not over, as senders left it: three bodies a minute. */
async function appendPresentHour(): Promise<void> {
  const [from, to] = [Math.floor(NOW.getTime() / 3_600_000) * 60, NOW.getTime() / MINUTE_MS];
  for (let minute = from; minute < to; minute++)
    for (const body of ["a", "b", "c"]) await appendBatches([bodyOf(`${minute} ${body}`, minute)]);
}

function bodyOf(name: string, minute: number): TelemetryBatch {
  const deltas = Array.from({ length: SERVICES }, (_, service) => service).flatMap((service) => {
    const key = keyOf(service, Math.floor(minute / DAY_MINUTES));
    return trafficMinutes(service + minute, minute, 1, 1 / 3).map(({ rollup }) => ({ ...rollup, minute, key }));
  });
  const lastMs = (minute + 1) * MINUTE_MS - 1;
  const seen = deltas.map(({ key: { service, environment, version } }) => ({
    ...{ service, environment, version },
    ...{ firstMs: minute * MINUTE_MS, lastMs },
  }));
  return { id: createHash("sha256").update(name).digest("hex").slice(0, 32), latestMs: lastMs, deltas, points: [], exceptions: [], seen };
}

/** A release three days ago. */
function deploymentOf(service: number) {
  const rolledOutAt = new Date(NOW.getTime() - 3 * DAY_MINUTES * MINUTE_MS);
  const day = Math.floor(rolledOutAt.getTime() / (DAY_MINUTES * MINUTE_MS));
  const { service: name, environment, version } = keyOf(service, day);
  return {
    ...{ id: `${service}`, service: name, environment, version, previousVersion: null },
    ...{ startedAt: rolledOutAt, rolledOutAt, endedAt: null, endedBy: null, updatedAt: rolledOutAt },
  };
}
