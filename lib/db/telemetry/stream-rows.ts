import type { PoolClient } from "pg";
import type { StreamState } from "@/lib/domain/stream/state";
import { log } from "@/lib/log";
import { bytesArray, intArray } from "./sql-array";
import { decodeStreamState, encodeStreamState } from "./stream-codec";

type StreamKey = {
  readonly shardKey: number;
  readonly service: string;
  /** Thirty-two hex digits. */
  readonly stream: string;
  /** Hour (since the epoch) of its newest point. */
  readonly seenHour: number;
};
export type StoredStream = StreamKey & { readonly state: StreamState | null };

/**
 * Streams that a service may have. A sender that puts an id of each request into the attributes of its metrics makes streams without
 * end; those over the limit are not entered, and the others count on.
 */
export const MOST_STREAMS = 20_000;

/** Makes rows for streams that have none, as far as their services have room. Give them in the order of their key. */
export async function enterStreams(client: PoolClient, streams: readonly StreamKey[]): Promise<void> {
  const { rows } = await client.query<Entered>(
    `INSERT INTO telemetry.stream_state (shard_key, service, stream, seen_hour, state)
     SELECT shard_key, service, decode(stream, 'hex'), seen_hour, ''
       FROM unnest($1::int[], $2::text[], $3::text[], $4::int[]) AS wanted (shard_key, service, stream, seen_hour)
     ON CONFLICT DO NOTHING
     RETURNING shard_key AS "shardKey", service, stream`,
    [...keyArrays(streams), intArray(streams.map((one) => one.seenHour))],
  );
  for (const service of new Set(rows.map((row) => row.service)))
    await removeExcess(
      client,
      rows.filter((row) => row.service === service),
    );
}

type Entered = { readonly shardKey: number; readonly service: string; readonly stream: Buffer };

/** Takes back as many of the rows just entered for a service as it has too many. */
async function removeExcess(client: PoolClient, entered: readonly Entered[]): Promise<void> {
  const [first] = entered;
  if (first === undefined) return;
  const { shardKey, service } = first;
  const place = "shard_key = $1 AND service = $2";
  const { rows } = await client.query<{ count: number }>(`SELECT count(*)::int AS count FROM telemetry.stream_state WHERE ${place}`, [
    shardKey,
    service,
  ]);
  const excess = (rows[0]?.count ?? 0) - MOST_STREAMS;
  if (excess <= 0) return;
  await client.query(`DELETE FROM telemetry.stream_state WHERE ${place} AND stream = ANY ($3::bytea[])`, [
    shardKey,
    service,
    bytesArray(entered.slice(-excess).map(({ stream }) => stream)),
  ]);
  log.warn({ service, streams: Math.min(excess, entered.length) }, "a service has too many streams; the newest are not counted");
}

/** Locks the rows of streams in the order of their key and answers them; those that were not entered are missing. */
export async function lockStreams(client: PoolClient, streams: readonly StreamKey[]): Promise<StoredStream[]> {
  const { rows } = await client.query<StreamKey & { readonly bytes: Buffer }>(
    `SELECT s.shard_key AS "shardKey", s.service, encode(s.stream, 'hex') AS stream, s.seen_hour AS "seenHour", s.state AS bytes
       FROM telemetry.stream_state s
       JOIN unnest($1::int[], $2::text[], $3::text[]) AS wanted (shard_key, service, stream)
         ON s.shard_key = wanted.shard_key AND s.service = wanted.service AND s.stream = decode(wanted.stream, 'hex')
      ORDER BY s.shard_key, s.service COLLATE "C", s.stream
        FOR UPDATE OF s`,
    keyArrays(streams),
  );
  return rows.map(({ bytes, ...key }) => ({ ...key, state: decodeStreamState(bytes) }));
}

/** Stores states. A row that was removed for its age since it was looked up is made again. */
export async function writeStreams(client: PoolClient, streams: readonly StoredStream[]): Promise<void> {
  await client.query(
    `INSERT INTO telemetry.stream_state AS known (shard_key, service, stream, seen_hour, state)
     SELECT shard_key, service, decode(stream, 'hex'), seen_hour, state
       FROM unnest($1::int[], $2::text[], $3::text[], $4::int[], $5::bytea[]) AS changed (shard_key, service, stream, seen_hour, state)
     ON CONFLICT (shard_key, service, stream) DO UPDATE
       SET seen_hour = greatest(known.seen_hour, excluded.seen_hour), state = excluded.state`,
    [
      ...keyArrays(streams),
      intArray(streams.map((one) => one.seenHour)),
      bytesArray(streams.map((one) => (one.state === null ? new Uint8Array(0) : encodeStreamState(one.state)))),
    ],
  );
}

const keyArrays = (streams: readonly StreamKey[]): (Buffer | string[])[] => [
  intArray(streams.map((one) => one.shardKey)),
  streams.map((one) => one.service),
  streams.map((one) => one.stream),
];
