import type { PoolClient } from "pg";
import type { Rollup } from "@/lib/domain/rollup";
import { encodeChunk } from "./chunk-codec";
import type { Minute } from "./minute";
import { ROLLUP_COLUMNS, rollupArrays } from "./rollup-columns";
import { bigintArray, bytesArray, intArray } from "./sql-array";

/** A series in one hour or day. `id` is its bigint as Postgres writes it, or a bigint. */
type Place = { readonly shardKey: number; readonly seriesId: bigint };
export type FoldedChunk = Place & { readonly hour: number; readonly minutes: readonly Minute[] };
export type FoldedHour = Place & { readonly hour: number; readonly rollup: Rollup };
export type FoldedDay = Place & { readonly day: number; readonly rollup: Rollup };

/** Packed at the same time; each holds a compressor of some 256 KiB while it is. */
const PACKED_AT_ONCE = 4;

/** All three replace what stands there, so that folding again is harmless. */
export async function writeChunks(client: PoolClient, chunks: readonly FoldedChunk[]): Promise<void> {
  const payloads: Uint8Array[] = [];
  for (let from = 0; from < chunks.length; from += PACKED_AT_ONCE) {
    const some = chunks.slice(from, from + PACKED_AT_ONCE);
    payloads.push(...(await Promise.all(some.map((one) => encodeChunk(one.hour, one.minutes)))));
  }
  await client.query(
    `INSERT INTO telemetry.hour_chunk (shard_key, series_id, hour, payload)
     SELECT * FROM unnest($1::int[], $2::bigint[], $3::int[], $4::bytea[])
     ON CONFLICT (shard_key, series_id, hour) DO UPDATE SET payload = excluded.payload`,
    [...places(chunks), intArray(chunks.map((one) => one.hour)), bytesArray(payloads)],
  );
}

export async function writeHours(client: PoolClient, hours: readonly FoldedHour[]): Promise<void> {
  await client.query(replaceRollups("rollup_hour", "hour"), [
    ...places(hours),
    intArray(hours.map((one) => one.hour)),
    ...rollupArrays(hours.map((one) => one.rollup)),
  ]);
}

export async function writeDays(client: PoolClient, days: readonly FoldedDay[]): Promise<void> {
  await client.query(replaceRollups("rollup_day", "day"), [
    ...places(days),
    intArray(days.map((one) => one.day)),
    ...rollupArrays(days.map((one) => one.rollup)),
  ]);
}

const places = (all: readonly Place[]): Buffer[] => [intArray(all.map((one) => one.shardKey)), bigintArray(all.map((one) => one.seriesId))];

const replaceRollups = (table: string, unit: "hour" | "day"): string =>
  `INSERT INTO telemetry.${table} (shard_key, series_id, ${unit}, ${ROLLUP_COLUMNS})
   SELECT * FROM unnest($1::int[], $2::bigint[], $3::int[], $4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[], $8::bigint[], $9::bytea[])
   ON CONFLICT (shard_key, series_id, ${unit}) DO UPDATE
     SET count = excluded.count, errors = excluded.errors, own_errors = excluded.own_errors,
         sum_us = excluded.sum_us, max_us = excluded.max_us, durations = excluded.durations`;
