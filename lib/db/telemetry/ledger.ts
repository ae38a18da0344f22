import type { PoolClient } from "pg";
import type { TelemetryBatch } from "./batch";
import { SHARDS } from "./shard-key";
import { intArray } from "./sql-array";
import { slotOf } from "./time-units";

type Entry = { readonly shardKey: number; readonly slot: number; readonly id: string };

/**
 * Enters batches into the ledger and answers those that were not in it, each once. One that is there already was entered by a
 * transaction that committed, so all of it is stored. Waits for another transaction that is entering the same batch. A batch's place
 * in the ledger follows from its body alone, for under the limits of another moment its labels may be others. Only a body that holds no
 * time lies in the slot of the moment it came, so that it may be found one slot earlier when it comes again.
 */
export async function enterLedger(client: PoolClient, batches: readonly TelemetryBatch[]): Promise<TelemetryBatch[]> {
  const entries = batches
    .map(({ id, latestMs }): Entry => ({ id, slot: slotOf(latestMs), shardKey: Number.parseInt(id.slice(0, 8), 16) % SHARDS }))
    .sort((a, b) => a.shardKey - b.shardKey || a.slot - b.slot || (a.id < b.id ? -1 : 1));
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO telemetry.ingest_ledger (shard_key, slot, batch_id)
     SELECT shard_key, slot, decode(batch_id, 'hex') FROM unnest($1::int[], $2::int[], $3::text[]) AS entry (shard_key, slot, batch_id)
      WHERE NOT EXISTS (SELECT FROM telemetry.ingest_ledger earlier
                         WHERE earlier.shard_key = entry.shard_key AND earlier.slot = entry.slot - 1
                           AND earlier.batch_id = decode(entry.batch_id, 'hex'))
     ON CONFLICT DO NOTHING
     RETURNING encode(batch_id, 'hex') AS id`,
    [intArray(entries.map((entry) => entry.shardKey)), intArray(entries.map((entry) => entry.slot)), entries.map((entry) => entry.id)],
  );
  const entered = new Set(rows.map((row) => row.id));
  // A batch that is given twice is answered once.
  return batches.filter(({ id }) => entered.delete(id));
}
