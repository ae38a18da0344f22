import { Prisma } from "../generated/client";
import type { Db } from "../prisma";

export type Projection<Column extends string> = {
  readonly table: string;
  /** The column that identifies a row of this projection. */
  readonly key: NoInfer<Column>;
  /** Every column that follows from events, the key included. */
  readonly columns: readonly Column[];
};

export type ProjectionRow<Column extends string> = Readonly<Record<Column, unknown>>;

/**
 * Writes rows of a projection in one statement and returns the keys of those that are new or differ from what stood there;
 * rows that say nothing new are left alone. A row stays marked as demo only while everything about it is.
 */
export async function upsertRows<Column extends string>(
  tx: Db,
  { table, key, columns }: Projection<Column>,
  rows: readonly ProjectionRow<Column>[],
  stamp: { readonly now: Date; readonly demo: boolean },
): Promise<string[]> {
  if (rows.length === 0) return [];
  const into = Prisma.raw(quoted(table));
  const names = columns.map(quoted);
  const list = Prisma.raw(names.join(", "));
  const held = Prisma.raw(names.map((name) => `held.${name}`).join(", "));
  const given = Prisma.raw(names.map((name) => `excluded.${name}`).join(", "));
  const identity = Prisma.raw(quoted(key));
  const written = await tx.$queryRaw<{ key: string }[]>`
    insert into ${into} as held (${list}, demo, "updatedAt")
    select ${list}, ${stamp.demo}, ${stamp.now}::timestamptz
    from jsonb_populate_recordset(null::${into}, ${JSON.stringify(rows)}::jsonb) order by ${identity}
    on conflict (${identity}) do update
      set (${list}) = row(${given}), demo = held.demo and excluded.demo, "updatedAt" = excluded."updatedAt"
      where (${held}) is distinct from (${given}) or held.demo and not excluded.demo
    returning held.${identity} as key`;
  return written.map((row) => row.key);
}

const quoted = (name: string): string => `"${name}"`;
