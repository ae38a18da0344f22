import { pool } from "@/lib/db/pool";
import { writeHistory } from "@/lib/db/telemetry/write-history";
import { ALL_OPERATIONS, type SeriesKey } from "@/lib/domain/rollup";
import { addRollups } from "@/lib/domain/rollup-add";
import { recordEvents } from "@/lib/services/event/record";
import { trafficMinutes } from "@/tests/support/traffic";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
export const SERVICES = 20;
const OPERATIONS = 10;
/** When every service has a new version. */
export const ROLLED_OUT = new Date(Date.UTC(2026, 10, 12, 10, 0));
const [FIRST, LAST] = [ROLLED_OUT.getTime() - 10 * DAY_MS, ROLLED_OUT.getTime() + 7 * DAY_MS + HOUR_MS];
/** Days before the roll-out on which the minutes around its clock are kept. */
const MINUTE_DAYS = [0, 1, 2, 3, 7] as const;
/** A version of the past lives for so long. */
const VERSION_HOURS = 5;

export const benchService = (nth: number): string => `service-${nth}`;

/** Telemetry as folding leaves it: hours of a week and a half before and a week after, minutes where a verdict looks at them. */
export async function fillVerdicts(now: Date, onProgress: (share: number) => void): Promise<void> {
  for (let service = 0; service < SERVICES; service++) {
    const operations = [ALL_OPERATIONS, ...Array.from({ length: OPERATIONS }, (_, nth) => `GET /${nth}`)];
    for (const [nth, operation] of operations.entries()) {
      const hours = [];
      for (let ms = FIRST; ms < LAST; ms += HOUR_MS) {
        const key = keyOf(service, ms < ROLLED_OUT.getTime() ? "1" : "2", operation);
        const hour = Math.floor(ms / HOUR_MS);
        const detailed = isDetailed(ms) && (nth === 0 || ms > ROLLED_OUT.getTime() - DAY_MS);
        // The seed draws how a series is, too: with one for each hour its latency would change by the hour.
        const seed = service * 31 + nth;
        const drawn = trafficMinutes(seed, hour * 60, detailed ? 60 : 1, detailed ? 1 : 60);
        hours.push({ key, hour, rollup: addRollups(drawn.map(({ rollup }) => rollup)), minutes: detailed ? drawn : null });
      }
      await writeHistory(hours, now);
    }
    onProgress((service + 1) / SERVICES);
  }
}

const keyOf = (service: number, version: string, operation: string): SeriesKey => ({
  ...{ service: benchService(service), environment: "production", version },
  ...{ kind: "server", operation },
});

const isDetailed = (ms: number): boolean =>
  MINUTE_DAYS.some((days) => {
    const hours = (ms - (ROLLED_OUT.getTime() - days * DAY_MS)) / HOUR_MS;
    return hours >= -5 && hours < 2;
  });

/** A deployment of every service, told once it was over. */
export async function deployAll(version: string): Promise<void> {
  const values = Array.from({ length: SERVICES }, (_, nth) => ({
    ...{ id: `${version} ${nth}`, service: benchService(nth), environment: "production", version, status: "succeeded" },
    finishedAt: ROLLED_OUT.toISOString(),
  }));
  await recordEvents({ kind: "system", name: "bench" }, { kind: "deployments", values }, ROLLED_OUT);
}

/** Takes the verdicts and the schedule of a round away, so that it can be done again. */
export async function beginAgain(): Promise<void> {
  await pool().query(`DELETE FROM "Verdict" WHERE "deploymentId" IN (SELECT id FROM "Deployment" WHERE version = '2')`);
  await pool().query(`UPDATE "Deployment" SET "nextLookAt" = $1, "updatedAt" = $1 WHERE version = '2'`, [ROLLED_OUT]);
}

/** So many old versions of every service, each with its series and hours and a deployment: what a look must not slow down with. */
export async function addPast(versions: number): Promise<void> {
  const began = `($1::timestamptz - interval '11 days' - n * interval '${VERSION_HOURS} hours')`;
  const each = `FROM telemetry.version_seen v CROSS JOIN generate_series(1, $2::int) AS n WHERE v.version = '1'`;
  const id = "('x' || substr(md5(s.series_id::text || ' ' || n), 1, 16))::bit(64)::bigint";
  await pool().query(
    `INSERT INTO telemetry.series (shard_key, service, environment, version, series_id, kind, operation)
     SELECT s.shard_key, s.service, s.environment, 'past-' || n, ${id}, s.kind, s.operation
       FROM telemetry.series s CROSS JOIN generate_series(1, $1::int) AS n WHERE s.version = '1'`,
    [versions],
  );
  await pool().query(
    `INSERT INTO telemetry.rollup_hour (shard_key, series_id, hour, count, errors, own_errors, sum_us, max_us, durations)
     SELECT h.shard_key, ${id}, h.hour - 24 * 11 - ${VERSION_HOURS} * n, h.count, h.errors, h.own_errors, h.sum_us, h.max_us, h.durations
       FROM telemetry.series s JOIN telemetry.rollup_hour h USING (shard_key, series_id) CROSS JOIN generate_series(1, $2::int) AS n
      WHERE s.version = '1' AND s.operation = '*' AND h.hour = extract(epoch FROM $1::timestamptz)::int / 3600 - 1
        AND h.hour - 24 * 11 - ${VERSION_HOURS} * n > h.hour - 24 * 300`,
    [ROLLED_OUT, versions],
  );
  await pool().query(
    `INSERT INTO telemetry.version_seen (shard_key, service, environment, version, first_seen, last_seen)
     SELECT v.shard_key, v.service, v.environment, 'past-' || n, ${began}, ${began} + interval '${VERSION_HOURS} hours' ${each}`,
    [ROLLED_OUT, versions],
  );
  await pool().query(
    `INSERT INTO "Deployment" ("entityKey", service, environment, version, status, "finishedAt", "occurredAt", "reachedAt", "releaseId", "endedAt", "endedBy")
     SELECT 'past ' || d.service || ' ' || n, d.service, d.environment, 'past-' || n, 'succeeded', ${began}, ${began}, ${began}, d."releaseId",
            ${began} + interval '${VERSION_HOURS} hours', 'next'
       FROM "Deployment" d CROSS JOIN generate_series(1, $2::int) AS n WHERE d.version = '2'`,
    [ROLLED_OUT, versions],
  );
}
