import { pool } from "@/lib/db/pool";
import { writeHistory } from "@/lib/db/telemetry/write-history";
import { ALL_OPERATIONS, type SeriesKey } from "@/lib/domain/rollup";
import { addRollups } from "@/lib/domain/rollup-add";
import { recordEvents } from "@/lib/services/event/record";
import { trafficMinutes } from "@/tests/support/traffic";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const OPERATIONS = 10;
/** Others that each service calls, and that some of its failures begin in. */
const CALLEES = 3;
/** When every service has a new version. */
export const ROLLED_OUT = new Date(Date.UTC(2026, 10, 12, 10, 0));
const [FIRST, LAST] = [ROLLED_OUT.getTime() - 10 * DAY_MS, ROLLED_OUT.getTime() + 7 * DAY_MS + HOUR_MS];
/** Days before the roll-out on which the minutes around its clock are kept. */
const MINUTE_DAYS = [0, 1, 2, 3, 7] as const;

export const benchService = (nth: number): string => `service-${nth}`;

/** Telemetry of some services as folding leaves it: hours of a week and a half before and a week after, minutes where a verdict looks at them. */
export async function drawServices(services: number, now: Date): Promise<void> {
  for (let service = 0; service < services; service++) {
    const operations = [ALL_OPERATIONS, ...Array.from({ length: OPERATIONS }, (_, nth) => `GET /${nth}`)];
    const callees = Array.from({ length: CALLEES }, (_, nth) => benchService((service + nth + 1) % services));
    const series = [
      ...operations.map((operation) => ({ kind: "server" as const, operation })),
      ...callees.map((operation) => ({ kind: "dependency" as const, operation })),
    ];
    for (const [nth, labels] of series.entries()) {
      const hours = [];
      for (let ms = FIRST; ms < LAST; ms += HOUR_MS) {
        const version = ms < ROLLED_OUT.getTime() ? "1" : "2";
        const key: SeriesKey = { service: benchService(service), environment: "production", version, ...labels };
        const hour = Math.floor(ms / HOUR_MS);
        const detailed = isDetailed(ms) && (nth === 0 || ms > ROLLED_OUT.getTime() - DAY_MS);
        // The seed draws how a series is, too: with one for each hour its latency would change by the hour.
        const seed = service * 31 + nth;
        const drawn = trafficMinutes(seed, hour * 60, detailed ? 60 : 1, detailed ? 1 : 60);
        hours.push({ key, hour, rollup: addRollups(drawn.map(({ rollup }) => rollup)), minutes: detailed ? drawn : null });
      }
      await writeHistory(hours, now);
    }
  }
}

const isDetailed = (ms: number): boolean =>
  MINUTE_DAYS.some((days) => {
    const hours = (ms - (ROLLED_OUT.getTime() - days * DAY_MS)) / HOUR_MS;
    return hours >= -5 && hours < 2;
  });

/** A deployment of each of some services, told once it was over; the first look at it is due then. */
export async function deploy(rolledOut: readonly { readonly service: string; readonly at: Date }[]): Promise<void> {
  const values = rolledOut.map(({ service, at }) => ({
    ...{ id: service, service, environment: "production", version: "2", status: "succeeded", finishedAt: at.toISOString() },
  }));
  for (let from = 0; from < values.length; from += 100)
    await recordEvents({ kind: "system", name: "bench" }, { kind: "deployments", values: values.slice(from, from + 100) }, ROLLED_OUT);
  await beginAgain();
}

/** Takes the verdicts and the schedule of a round away, so that it can be done again. */
export async function beginAgain(): Promise<void> {
  await pool().query(`DELETE FROM "Verdict"`);
  await pool().query(`UPDATE "Deployment" SET "nextLookAt" = "reachedAt", "updatedAt" = "reachedAt" WHERE version = '2'`);
}
