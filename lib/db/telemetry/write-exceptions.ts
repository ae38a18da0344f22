import type { PoolClient } from "pg";
import type { ExceptionSeen } from "@/lib/domain/exception";
import { type KeyedException, mergeExceptions, mergeSignatures } from "./merge-exceptions";
import { intArray, timeArray } from "./sql-array";
import { type PlacedSample, writeSamples } from "./write-samples";

/** Seen times move, and samples are taken, in steps of at least this: a storm of one error costs one write in ten seconds. */
const STEP = "interval '10 seconds'";
/** Slots that the newest samples take in turn; slot 0 keeps the first. */
const NEWEST_SLOTS = 4;

/** Stores what exceptions have in common, where and when they were seen, and a few cases of each signature and version. */
export async function writeExceptions(client: PoolClient, exceptions: readonly ExceptionSeen[]): Promise<void> {
  await writeSignatures(client, mergeSignatures(exceptions));
  const samples = await writeSeenSignatures(client, mergeExceptions(exceptions));
  if (samples.length > 0) await writeSamples(client, samples);
}

async function writeSignatures(client: PoolClient, signatures: readonly KeyedException[]): Promise<void> {
  await client.query(
    `INSERT INTO telemetry.error_signature AS known (shard_key, service, signature, type, template, frames, first_seen, last_seen)
     SELECT shard_key, service, signature, type, template, ARRAY (SELECT jsonb_array_elements_text(frames::jsonb)), first_seen, last_seen
       FROM unnest($1::int[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::timestamptz[], $8::timestamptz[])
         AS one (shard_key, service, signature, type, template, frames, first_seen, last_seen)
     ON CONFLICT (shard_key, service, signature) DO UPDATE
       SET first_seen = least(known.first_seen, excluded.first_seen), last_seen = greatest(known.last_seen, excluded.last_seen)
       WHERE excluded.first_seen < known.first_seen OR excluded.last_seen > known.last_seen + ${STEP}`,
    [
      ...keysOf(signatures),
      signatures.map((one) => one.type),
      signatures.map((one) => one.template),
      signatures.map((one) => JSON.stringify(one.frames)),
      timeArray(signatures.map((one) => one.firstMs)),
      timeArray(signatures.map((one) => one.lastMs)),
    ],
  );
}

/** Answers the exceptions that moved the last time that their signature was seen, each with the slot for its sample. */
async function writeSeenSignatures(client: PoolClient, seen: readonly KeyedException[]): Promise<PlacedSample[]> {
  const { rows } = await client.query<Place & { lastSeen: Date; samples: number }>(
    `INSERT INTO telemetry.signature_seen AS known (shard_key, service, signature, environment, version, first_seen, last_seen, samples)
     SELECT *, 1 FROM unnest($1::int[], $2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::timestamptz[])
     ON CONFLICT (shard_key, service, signature, environment, version) DO UPDATE
       SET first_seen = least(known.first_seen, excluded.first_seen), last_seen = greatest(known.last_seen, excluded.last_seen),
           samples = known.samples + (excluded.last_seen > known.last_seen + ${STEP})::int
       WHERE excluded.first_seen < known.first_seen OR excluded.last_seen > known.last_seen + ${STEP}
     RETURNING service, signature, environment, version, last_seen AS "lastSeen", samples`,
    [
      ...keysOf(seen),
      seen.map((one) => one.environment),
      seen.map((one) => one.version),
      timeArray(seen.map((one) => one.firstMs)),
      timeArray(seen.map((one) => one.lastMs)),
    ],
  );
  const written = new Map(rows.map((row) => [placeOf(row), row]));
  return seen.flatMap((exception) => {
    const row = written.get(placeOf(exception));
    if (row === undefined || row.lastSeen.getTime() !== exception.lastMs) return [];
    return [{ exception, slot: row.samples === 1 ? 0 : 1 + ((row.samples - 2) % NEWEST_SLOTS) }];
  });
}

type Place = Pick<ExceptionSeen, "service" | "signature" | "environment" | "version">;
const placeOf = ({ service, signature, environment, version }: Place): string => [service, signature, environment, version].join("\0");

const keysOf = (exceptions: readonly KeyedException[]): [Buffer, string[], string[]] => [
  intArray(exceptions.map((one) => one.shardKey)),
  exceptions.map((one) => one.service),
  exceptions.map((one) => one.signature),
];
