import type { PoolClient } from "pg";
import type { CalendarDay } from "../../domain/calendar";
import { MARK_COLUMNS, type Mark } from "../read/delivery/stale/marks";
import { bytesArray, intArray } from "../telemetry/sql-array";

/** One selection on one day, as `DeliveryDay` keeps it. */
export type DayRow = {
  readonly scope: string;
  readonly environment: string;
  readonly day: CalendarDay;
  readonly sole: string | null;
  readonly facts: Uint8Array;
  readonly sorted: Uint8Array;
  readonly reached: number;
  readonly failed: number;
  readonly hurt: number;
  readonly rework: number;
  readonly changes: number;
};

/** Whoever works days out holds this until its transaction ends; others wait. */
export async function lockDays(client: PoolClient): Promise<void> {
  await client.query(`select pg_advisory_xact_lock(hashtext('delivery-days')), set_config('jit', 'off', true)`);
}

/** Takes the oldest marks away, at most so many; what they concern has to be worked out in the same transaction. */
export async function takeMarks(client: PoolClient, most: number): Promise<Mark[]> {
  const { rows } = await client.query<Mark>(
    `delete from "DeliveryStale" where id in (select id from "DeliveryStale" order by id limit $1) returning ${MARK_COLUMNS}`,
    [most],
  );
  return rows;
}

/** Marks days to be worked out later. */
export async function leaveDays(client: PoolClient, days: readonly CalendarDay[]): Promise<void> {
  if (days.length > 0)
    await client.query(`insert into "DeliveryStale" (kind, key) select 'day', day from unnest($1::text[]) as day`, [days]);
}

/** Marks everything to be worked out again. */
export async function markEverything(client: PoolClient): Promise<void> {
  await client.query(`insert into "DeliveryStale" (kind, key) values ('everything', '')`);
}

/**
 * Puts rows in the place of everything that is kept of some days. What says the same already is left alone, so that the months it is
 * merged in still hold.
 */
export async function replaceDays(client: PoolClient, days: readonly CalendarDay[], rows: readonly DayRow[]): Promise<void> {
  await client.query(
    `with given as materialized (
       select * from unnest($2::text[], $3::text[], $4::date[], $5::text[], $6::bytea[], $7::bytea[], $8::int[], $9::int[], $10::int[], $11::int[], $12::int[])
         as row(scope, environment, day, sole, facts, sorted, reached, failed, hurt, rework, changes)
     ), gone as (
       -- As a list that is hashed: nobody can say beforehand how long it is, and a loop over it for each row would take seconds.
       delete from "DeliveryDay" where day = any($1::date[]) and (scope, environment, day) not in (select scope, environment, day from given)
     )
     insert into "DeliveryDay" as held (scope, environment, day, sole, facts, sorted, reached, failed, hurt, rework, changes)
     select * from given on conflict (scope, environment, day) do update
       set (sole, facts, sorted, reached, failed, hurt, rework, changes) = (excluded.sole, excluded.facts, excluded.sorted, excluded.reached,
         excluded.failed, excluded.hurt, excluded.rework, excluded.changes)
       where (held.sole, held.facts, held.sorted) is distinct from (excluded.sole, excluded.facts, excluded.sorted)`,
    [
      days,
      rows.map(({ scope }) => scope),
      rows.map(({ environment }) => environment),
      rows.map(({ day }) => day),
      rows.map(({ sole }) => sole),
      bytesArray(rows.map(({ facts }) => facts)),
      bytesArray(rows.map(({ sorted }) => sorted)),
      ...(["reached", "failed", "hurt", "rework", "changes"] as const).map((column) => intArray(rows.map((row) => row[column]))),
    ],
  );
}
