import type { PoolClient } from "pg";
import type { KeyedException } from "./merge-exceptions";
import { intArray, timeArray } from "./sql-array";

/** An exception whose sample is kept, and the slot that it takes. */
export type PlacedSample = { readonly exception: KeyedException; readonly slot: number };

/** Keeps single cases, each in place of what its slot held before. They come in the order of the table's key. */
export async function writeSamples(client: PoolClient, placed: readonly PlacedSample[]): Promise<void> {
  const of = <T>(pick: (one: PlacedSample) => T): T[] => placed.map(pick);
  await client.query(
    `INSERT INTO telemetry.error_sample
       (shard_key, service, signature, environment, version, slot, at, trace_id, span_id, source, message, stack, attributes)
     SELECT shard_key, service, signature, environment, version, slot, at, trace_id, span_id, source, message, stack, attributes::jsonb
       FROM unnest($1::int[], $2::text[], $3::text[], $4::text[], $5::text[], $6::int[], $7::timestamptz[], $8::text[], $9::text[],
                   $10::text[], $11::text[], $12::text[], $13::text[])
         AS one (shard_key, service, signature, environment, version, slot, at, trace_id, span_id, source, message, stack, attributes)
     ON CONFLICT (shard_key, service, signature, environment, version, slot) DO UPDATE
       SET at = excluded.at, trace_id = excluded.trace_id, span_id = excluded.span_id, source = excluded.source,
           message = excluded.message, stack = excluded.stack, attributes = excluded.attributes`,
    [
      intArray(of(({ exception }) => exception.shardKey)),
      of(({ exception }) => exception.service),
      of(({ exception }) => exception.signature),
      of(({ exception }) => exception.environment),
      of(({ exception }) => exception.version),
      intArray(of(({ slot }) => slot)),
      timeArray(of(({ exception }) => exception.sample.atMs)),
      of(({ exception }) => exception.sample.traceId),
      of(({ exception }) => exception.sample.spanId),
      of(({ exception }) => exception.sample.source),
      of(({ exception }) => exception.sample.message),
      of(({ exception }) => exception.sample.stack),
      of(({ exception }) => JSON.stringify(exception.sample.attributes)),
    ],
  );
}
