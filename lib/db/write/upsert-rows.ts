import { Prisma } from "../generated/client";
import type { Db } from "../prisma";

export type Projection<Column extends string> = {
  readonly table: string;
  /** The column that identifies a row of this projection. */
  readonly key: NoInfer<Column>;
  /** Every column that follows from events, the key included. */
  readonly columns: readonly Column[];
  /** Columns that are written along with a row that is new or differs; by themselves they make no difference. */
  readonly along?: readonly string[];
  /** Columns that only a new row gets. */
  readonly atFirst?: readonly string[];
};

export type ProjectionRow<Column extends string> = Readonly<Record<Column, unknown>>;

/**
 * Writes rows of a projection in one statement and returns the keys of those that are new or differ from what stood there;
 * rows that say nothing new are left alone. A row stays marked as demo only while everything about it is.
 */
export async function upsertRows<Column extends string>(
  tx: Db,
  { table, key, columns, along = [], atFirst = [] }: Projection<Column>,
  rows: readonly ProjectionRow<Column>[],
  stamp: { readonly now: Date; readonly demo: boolean },
): Promise<string[]> {
  if (rows.length === 0) return [];
  const into = Prisma.raw(quoted(table));
  const all = [...columns, ...along, ...atFirst];
  const list = listOf(null, all);
  const written = [...columns, ...along];
  const held = listOf("held", columns);
  const given = listOf("excluded", columns);
  const identity = Prisma.raw(quoted(key));
  const changed = await tx.$queryRaw<{ key: string }[]>`
    insert into ${into} as held (${list}, demo, "updatedAt")
    select ${list}, ${stamp.demo}, ${stamp.now}::timestamptz
    from jsonb_populate_recordset(null::${into}, ${JSON.stringify(rows.map((row) => picked(row, all)))}::jsonb) order by ${identity}
    on conflict (${identity}) do update
      set (${listOf(null, written)}) = row(${listOf("excluded", written)}),
          demo = held.demo and excluded.demo, "updatedAt" = excluded."updatedAt"
      where (${held}) is distinct from (${given}) or held.demo and not excluded.demo
    returning held.${identity} as key`;
  return changed.map((row) => row.key);
}

/** What is stored of a row here; what it does not say is null without being sent. */
function picked(row: object, columns: readonly string[]): Record<string, unknown> {
  const said: Record<string, unknown> = {};
  for (const column of columns) {
    const value: unknown = Reflect.get(row, column);
    if (value !== null) said[column] = value;
  }
  return said;
}

const quoted = (name: string): string => `"${name}"`;

const listOf = (row: "held" | "excluded" | null, columns: readonly string[]): Prisma.Sql =>
  Prisma.raw(columns.map((column) => (row === null ? quoted(column) : `${row}.${quoted(column)}`)).join(", "));
