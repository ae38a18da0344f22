import type { PoolClient } from "pg";
import type { Rollup, SeriesKey } from "@/lib/domain/rollup";
import { addRollups } from "@/lib/domain/rollup-add";
import { env } from "@/lib/env";
import { inSqlTransaction } from "../sql-transaction";
import type { VersionSeen } from "./batch";
import type { MergedRow, MergedSeries } from "./merge-batches";
import type { Minute } from "./minute";
import { ensurePartitions } from "./partitions";
import { seriesIdOf, seriesText } from "./series-id";
import { shardKeyOf } from "./shard-key";
import { bigintArray, intArray } from "./sql-array";
import { DAY_MS, HOUR_MS, HOURS_A_DAY } from "./time-units";
import { writeDeltas } from "./write-deltas";
import { type FoldedDay, writeChunks, writeDays, writeHours } from "./write-folded";
import { writeSeen } from "./write-seen";
import { writeSeries } from "./write-series";

/** One series in one hour (whole hours since the epoch). `minutes`, where known, add up to `rollup`. */
export type HistoryHour = {
  readonly key: SeriesKey;
  readonly hour: number;
  readonly rollup: Rollup;
  readonly minutes: readonly Minute[] | null;
};

type Placed = HistoryHour & MergedSeries;

/** An hour this old is out of reach of late telemetry, which may be a day late. */
const OUT_OF_REACH_MS = DAY_MS + 2 * HOUR_MS;
const ROWS_A_STATEMENT = 4_000;

/**
 * Writes history in its folded form: hours, days as their sums, and minutes where they are known. Give all hours of a day in one
 * call, and each series and hour once; what was written for them before is replaced. Hours that telemetry may still add to must
 * have minutes: these are also written as deltas, which a later fold starts from. Minutes older than they are kept are left out. Some 100,000 hours take three seconds of this process.
 */
export async function writeHistory(hours: readonly HistoryHour[], now: Date): Promise<void> {
  const placed = hours.map((one) => ({ ...one, ...placeOf(one.key) }));
  const first = placed.reduce((least, one) => Math.min(least, one.hour * HOUR_MS), now.getTime());
  await ensurePartitions(now, new Date(first));
  await inSqlTransaction(async (client) => {
    const each = async <T>(all: readonly T[], write: (part: readonly T[]) => Promise<void>): Promise<void> => {
      for (let from = 0; from < all.length; from += ROWS_A_STATEMENT) await write(all.slice(from, from + ROWS_A_STATEMENT));
    };
    const recent = placed.filter((one) => (one.hour + 1) * HOUR_MS > now.getTime() - OUT_OF_REACH_MS);
    const series = [...new Map(placed.map((one) => [one.seriesId, one])).values()];
    const keptFrom = now.getTime() - env().WAKE_KEEP_MINUTES_DAYS * DAY_MS;
    const detailed = placed.flatMap((one) =>
      one.minutes === null || one.hour * HOUR_MS < keptFrom ? [] : [{ ...one, minutes: one.minutes }],
    );
    await each(series, (part) => writeSeries(client, part));
    await each(placed, (part) => writeHours(client, part));
    await each(daysOf(placed), (part) => writeDays(client, part));
    await each(detailed, (part) => writeChunks(client, part));
    await each(recent, (part) => removeDeltas(client, part));
    await each(recent.flatMap(deltasOf), (part) => writeDeltas(client, part));
    await each(seenIn(placed), (part) => writeSeen(client, part));
  });
}

const placeOf = (key: SeriesKey): MergedSeries => ({ key, shardKey: shardKeyOf(key.service), seriesId: seriesIdOf(seriesText(key)) });

/** So that history which is written again does not add up with itself. */
async function removeDeltas(client: PoolClient, hours: readonly Placed[]): Promise<void> {
  await client.query(
    `DELETE FROM telemetry.rollup_delta d USING unnest($1::int[], $2::bigint[], $3::int[]) AS old (shard_key, series_id, hour)
      WHERE d.shard_key = old.shard_key AND d.series_id = old.series_id AND d.minute >= old.hour * 60 AND d.minute < old.hour * 60 + 60`,
    [intArray(hours.map((one) => one.shardKey)), bigintArray(hours.map((one) => one.seriesId)), intArray(hours.map((one) => one.hour))],
  );
}

function deltasOf(one: Placed): MergedRow[] {
  if (one.minutes === null) throw new Error(`The hour ${one.hour} of ${one.key.service} is recent and needs its minutes.`);
  return one.minutes.map(({ minute, rollup }) => ({ series: one, minute, rollup }));
}

function daysOf(placed: readonly Placed[]): FoldedDay[] {
  const days = new Map<string, { place: Placed; day: number; rollups: Rollup[] }>();
  for (const place of placed) {
    const day = Math.floor(place.hour / HOURS_A_DAY);
    const key = `${place.seriesId} ${day}`;
    const known = days.get(key);
    if (known === undefined) days.set(key, { place, day, rollups: [place.rollup] });
    else known.rollups.push(place.rollup);
  }
  return Array.from(days.values(), ({ place, day, rollups }) => ({
    shardKey: place.shardKey,
    seriesId: place.seriesId,
    day,
    rollup: addRollups(rollups),
  }));
}

/** A version spoke from its first minute or hour to its last. */
function seenIn(placed: readonly Placed[]): VersionSeen[] {
  const seen = new Map<string, VersionSeen>();
  for (const { key, hour, minutes } of placed) {
    const { service, environment, version } = key;
    const place = `${service}\0${environment}\0${version}`;
    const firstMs = minutes?.[0] === undefined ? hour * HOUR_MS : minutes[0].minute * 60_000;
    const last = minutes?.at(-1);
    const lastMs = last === undefined ? (hour + 1) * HOUR_MS - 1 : last.minute * 60_000 + 59_999;
    const known = seen.get(place) ?? { service, environment, version, firstMs, lastMs };
    seen.set(place, { ...known, firstMs: Math.min(known.firstMs, firstMs), lastMs: Math.max(known.lastMs, lastMs) });
  }
  return [...seen.values()];
}
