import type { PoolClient } from "pg";
import { inSqlTransaction } from "../sql-transaction";
import { type PartitionedTable, partitionedTables } from "./partitioned-table";
import { digitsOf, type Period, periodOfDigits, periodsBetween, startOfDigits } from "./period";
import { HOUR_MS } from "./time-units";

type Partition = { readonly table: PartitionedTable; readonly name: string; readonly start: Date };
type Stretch = { readonly start: Date; readonly end: Date };

/**
 * Makes the partitions that are missing around `now`; with `historyFrom`, also those that history from that time on goes into.
 * Returns the names of those made. Any number of processes may call this at once. A new table is attached, which does not stop
 * readers or writers of its parent.
 */
export async function ensurePartitions(now: Date, historyFrom: Date = now): Promise<string[]> {
  const wanted = partitionedTables().flatMap((table) => {
    const oldest = table.history ? Math.max(historyFrom.getTime(), now.getTime() - table.keepMs) : Number.POSITIVE_INFINITY;
    const from = new Date(Math.min(now.getTime() - table.backMs, oldest));
    const starts = periodsBetween(table.period, from, new Date(now.getTime() + table.aheadMs));
    return starts.map((start): Partition => ({ table, name: `${table.name}_${digitsOf(table.period, start)}`, start }));
  });
  return changePartitions(async (client) => {
    const names = await partitionNames(client);
    const missing = wanted.filter(({ table, start }) => !names.some((name) => covers(stretchOf(table, name), start)));
    for (const partition of missing) await make(client, partition);
    return missing.map((partition) => partition.name);
  });
}

/**
 * Drops the partitions whose time is over and returns their names. An hour that is not folded yet keeps the partitions
 * that it is folded from and into.
 * Dropping waits at most two seconds for others to let go of the table; the next call tries again.
 */
export async function dropPartitions(now: Date): Promise<string[]> {
  return changePartitions(async (client) => {
    const names = await partitionNames(client);
    const over = partitionedTables().flatMap((table) => names.flatMap((name) => (isOver(table, name, now) ? [{ table, name }] : [])));
    const dropped: string[] = [];
    for (const { table, name } of over) {
      if (table.name !== "ingest_ledger" && (await holdsUnfolded(client, table, name))) continue;
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
  const stretch = stretchOf(table, name);
  return stretch !== null && stretch.end.getTime() < now.getTime() - table.keepMs;
}

/** The time that a partition holds, as its name tells; null when it belongs to another table. */
function stretchOf(table: PartitionedTable, name: string): Stretch | null {
  const digits = name.startsWith(`${table.name}_`) ? name.slice(table.name.length + 1) : "";
  const period: Period | null = /^\d+$/.test(digits) ? periodOfDigits(digits.length) : null;
  if (period === null) return null;
  const start = startOfDigits(digits);
  return { start, end: period.next(start) };
}

const covers = (stretch: Stretch | null, at: Date): boolean => stretch !== null && stretch.start <= at && at < stretch.end;

async function holdsUnfolded(client: PoolClient, table: PartitionedTable, name: string): Promise<boolean> {
  const stretch = stretchOf(table, name);
  if (stretch === null) return true;
  const { rows } = await client.query<{ found: boolean }>(
    "SELECT EXISTS (SELECT FROM telemetry.dirty_hour WHERE hour >= $1 AND hour < $2) AS found",
    [stretch.start.getTime() / HOUR_MS, stretch.end.getTime() / HOUR_MS],
  );
  return rows[0]?.found !== false;
}
