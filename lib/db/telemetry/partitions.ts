import type { PoolClient } from "pg";
import { PARTITIONED_TABLES, type PartitionedTable } from "./partitioned-table";
import { digitsOf, periodsBetween, startOfDigits } from "./period";
import { inSqlTransaction } from "./transaction";

type Partition = { readonly table: PartitionedTable; readonly name: string; readonly start: Date };

/**
 * Makes the partitions that are missing around `now`; with `historyFrom`, also those that history from that time on goes into.
 * Returns the names of those made. Any number of processes may call this at once. A new table is attached, which does not stop
 * readers or writers of its parent.
 */
export async function ensurePartitions(now: Date, historyFrom: Date = now): Promise<string[]> {
  const wanted = PARTITIONED_TABLES.flatMap((table) => {
    const from = Math.min(now.getTime() - table.backMs, table.history ? historyFrom.getTime() : Number.POSITIVE_INFINITY);
    const starts = periodsBetween(table.period, new Date(from), new Date(now.getTime() + table.aheadMs));
    return starts.map((start): Partition => ({ table, name: `${table.name}_${digitsOf(table.period, start)}`, start }));
  });
  return changePartitions(async (client) => {
    const known = new Set(await partitionNames(client));
    const missing = wanted.filter((partition) => !known.has(partition.name));
    for (const partition of missing) await make(client, partition);
    return missing.map((partition) => partition.name);
  });
}

/**
 * Drops the partitions whose time is over and returns their names. Deltas of an hour that is not folded yet keep their partition.
 * Dropping waits at most two seconds for others to let go of the table; the next call tries again.
 */
export async function dropPartitions(now: Date): Promise<string[]> {
  return changePartitions(async (client) => {
    const names = await partitionNames(client);
    const over = PARTITIONED_TABLES.flatMap((table) => names.flatMap((name) => (isOver(table, name, now) ? [{ table, name }] : [])));
    const dropped: string[] = [];
    for (const { table, name } of over) {
      if (table.name === "rollup_delta" && (await holdsUnfolded(client, table, name))) continue;
      await client.query(`DROP TABLE telemetry.${name}`);
      dropped.push(name);
    }
    return dropped;
  });
}

/** One process at a time; the lock ends with the transaction. */
const changePartitions = (work: (client: PoolClient) => Promise<string[]>): Promise<string[]> =>
  inSqlTransaction(async (client) => {
    await client.query("SET LOCAL lock_timeout = '2s'");
    await client.query("SELECT pg_advisory_xact_lock(hashtextextended('wake:partitions', 0))");
    return work(client);
  });

async function partitionNames(client: PoolClient): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT child.relname AS name FROM pg_inherits
       JOIN pg_class child ON child.oid = inhrelid JOIN pg_class parent ON parent.oid = inhparent
      WHERE parent.relnamespace = 'telemetry'::regnamespace AND parent.relkind = 'p' AND child.relkind = 'r'`,
  );
  return rows.map((row) => row.name);
}

async function make(client: PoolClient, { table, name, start }: Partition): Promise<void> {
  const bound = (at: Date): number => at.getTime() / table.unitMs;
  await client.query(`CREATE TABLE telemetry.${name} (LIKE telemetry.${table.name} INCLUDING ALL)`);
  await client.query(
    `ALTER TABLE telemetry.${table.name} ATTACH PARTITION telemetry.${name}
       FOR VALUES FROM (${bound(start)}) TO (${bound(table.period.next(start))})`,
  );
}

function isOver(table: PartitionedTable, name: string, now: Date): boolean {
  const start = startIn(table, name);
  return start !== null && table.period.next(start).getTime() < now.getTime() - table.keepMs;
}

/** The start of a partition as its name tells; null when it belongs to another table. */
function startIn(table: PartitionedTable, name: string): Date | null {
  const digits = name.startsWith(`${table.name}_`) ? name.slice(table.name.length + 1) : "";
  return digits.length === table.period.digits ? startOfDigits(digits) : null;
}

async function holdsUnfolded(client: PoolClient, table: PartitionedTable, name: string): Promise<boolean> {
  const start = startIn(table, name);
  if (start === null) return true;
  const { rows } = await client.query<{ found: boolean }>(
    "SELECT EXISTS (SELECT FROM telemetry.dirty_hour WHERE hour >= $1 AND hour < $2) AS found",
    [start.getTime() / 3_600_000, table.period.next(start).getTime() / 3_600_000],
  );
  return rows[0]?.found !== false;
}
