import type { PoolClient } from "pg";
import type { TelemetryBatch } from "./batch";
import { shardKeyOf } from "./shard-key";
import { numberArray } from "./sql-array";
import { slotOf } from "./time-units";

/** Whether a batch's part for a shard has been entered by this transaction, and so must be written by it. */
export type Entered = (batch: TelemetryBatch, shardKey: number) => boolean;

/**
 * Enters batches into the ledger, one row for each shard they touch. A row that is there already was entered by a transaction that
 * committed, so its part is stored: it is left out. Waits for another transaction that is entering the same batch.
 */
export async function enterLedger(client: PoolClient, batches: readonly TelemetryBatch[]): Promise<Entered> {
  const entries = batches
    .flatMap((batch) => shardsOf(batch).map((shardKey) => ({ shardKey, slot: slotOf(batch.latestMs), id: batch.id })))
    .sort((a, b) => a.shardKey - b.shardKey || a.slot - b.slot || (a.id < b.id ? -1 : 1));
  const { rows } = await client.query<{ shardKey: number; id: string }>(
    `INSERT INTO telemetry.ingest_ledger (shard_key, slot, batch_id)
     SELECT shard_key, slot, decode(batch_id, 'hex') FROM unnest($1::int[], $2::int[], $3::text[]) AS entry (shard_key, slot, batch_id)
     ON CONFLICT DO NOTHING
     RETURNING shard_key AS "shardKey", encode(batch_id, 'hex') AS id`,
    [
      numberArray(entries.map((entry) => entry.shardKey)),
      numberArray(entries.map((entry) => entry.slot)),
      entries.map((entry) => entry.id),
    ],
  );
  const entered = new Set(rows.map((row) => `${row.shardKey} ${row.id}`));
  return (batch, shardKey) => entered.has(`${shardKey} ${batch.id}`);
}

/** The shards that a batch touches. */
export const shardsOf = (batch: TelemetryBatch): number[] => [...new Set(batch.deltas.map((delta) => shardKeyOf(delta.key.service)))];
