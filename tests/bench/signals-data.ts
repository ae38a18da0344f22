import { inSqlTransaction } from "@/lib/db/sql-transaction";
import { writeHistory } from "@/lib/db/telemetry/write-history";
import type { SeriesKey } from "@/lib/domain/rollup";
import { addRollups } from "@/lib/domain/rollup-add";
import { trafficMinutes } from "@/tests/support/traffic";

const HOUR_MS = 3_600_000;
const HOURS_A_DAY = 24;
/** Minutes are kept for so long, hours and days for longer. */
const MINUTE_DAYS = 14;
export const HOUR_DAYS = 400;
/** A version serves for so many days. */
const VERSION_DAYS = 7;

export const serviceName = (index: number): string => `service-${index}`;

export const keyOf = (service: number, day: number): SeriesKey => ({
  service: serviceName(service),
  environment: "production",
  version: `v${Math.floor(day / VERSION_DAYS)}`,
  kind: "server",
  operation: "*",
});

/**
 * Fills a database with `services` busy services of one series each, as folding would have left it: 400 days of hours and days, and
 * 14 days of minutes. Every minute and hour is drawn for itself. Returns the number of series-minutes.
 */
export async function fill(services: number, now: Date, onProgress: (share: number) => void): Promise<number> {
  const thisHour = Math.floor(now.getTime() / HOUR_MS);
  const firstDay = Math.floor(thisHour / HOURS_A_DAY) - HOUR_DAYS;
  let minutes = 0;
  for (let service = 0; service < services; service++) {
    const hours = [];
    for (let hour = firstDay * HOURS_A_DAY; hour < thisHour; hour++) {
      const seed = service * 100_003 + hour;
      const detailed = hour >= thisHour - MINUTE_DAYS * HOURS_A_DAY;
      const drawn = detailed ? trafficMinutes(seed, hour * 60, 60) : trafficMinutes(seed, hour * 60, 1, 60);
      minutes += detailed ? drawn.length : 0;
      const key = keyOf(service, Math.floor(hour / HOURS_A_DAY));
      hours.push({ key, hour, rollup: addRollups(drawn.map(({ rollup }) => rollup)), minutes: detailed ? drawn : null });
    }
    await writeHistory(hours, now);
    onProgress((service + 1) / services);
  }
  return minutes;
}

const FOLDED = {
  hour_chunk: "hour, payload",
  rollup_hour: "hour, count, errors, own_errors, sum_us, max_us, durations",
  rollup_day: "day, count, errors, own_errors, sum_us, max_us, durations",
} as const;

/** Puts so many copies of every service beside it, under names of their own: what a question must not slow down with. */
export async function addCopies(copies: number): Promise<void> {
  const named = "shard_key, service || '-' || copy, environment, version";
  const each = `CROSS JOIN generate_series(1, ${copies}) AS copy`;
  // Ids are hashes: any other number is as good.
  const id = "series_id # (copy::bigint << 40)";
  await inSqlTransaction(async (client) => {
    await client.query("SET LOCAL statement_timeout = 0");
    await client.query(
      `INSERT INTO telemetry.series (shard_key, service, environment, version, series_id, kind, operation)
       SELECT ${named}, ${id}, kind, operation FROM telemetry.series ${each}`,
    );
    await client.query(
      `INSERT INTO telemetry.version_seen (shard_key, service, environment, version, first_seen, last_seen)
       SELECT ${named}, first_seen, last_seen FROM telemetry.version_seen ${each}`,
    );
    for (const [table, columns] of Object.entries(FOLDED))
      await client.query(
        `INSERT INTO telemetry.${table} (shard_key, series_id, ${columns}) SELECT shard_key, ${id}, ${columns} FROM telemetry.${table} ${each}`,
      );
  });
}
