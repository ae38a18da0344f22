import type { PoolClient } from "pg";
import type { CalendarDay } from "../../domain/calendar";
import { ALL_ENVIRONMENTS } from "../read/delivery/scope";
import { bytesArray, intArray } from "../telemetry/sql-array";

export type UnmergedMonth = { readonly scope: string; readonly month: CalendarDay };
export type DayOfMonth = {
  readonly environment: string;
  readonly sole: string | null;
  readonly facts: Uint8Array;
  readonly sorted: Uint8Array;
};
export type MonthRow = {
  readonly environment: string;
  readonly sole: string | null;
  readonly days: number;
  readonly reached: number;
  readonly facts: Uint8Array;
  readonly sorted: Uint8Array;
};

/** Takes the latest month before `current` (its first day) that has to be merged; nobody else does until the transaction ends. Null for none. */
export async function takeUnmerged(client: PoolClient, current: CalendarDay): Promise<UnmergedMonth | null> {
  const { rows } = await client.query<UnmergedMonth>(
    `select scope, to_char(month, 'YYYY-MM-DD') as month from "DeliveryMonth"
      where facts is null and environment = $1 and month < $2::date order by "DeliveryMonth".month desc, scope limit 1 for update skip locked`,
    [ALL_ENVIRONMENTS, current],
  );
  return rows[0] ?? null;
}

/** The stored days of a month, of every environment, in order. */
export async function daysOfMonth(client: PoolClient, { scope, month }: UnmergedMonth): Promise<DayOfMonth[]> {
  const { rows } = await client.query<DayOfMonth>(
    `select environment, sole, facts, sorted from "DeliveryDay"
      where scope = $1 and day >= $2::date and day < $2::date + interval '1 month' order by environment, day`,
    [scope, month],
  );
  return rows;
}

/** Puts merged rows in the place of everything that is kept of a month. */
export async function replaceMonth(client: PoolClient, { scope, month }: UnmergedMonth, rows: readonly MonthRow[]): Promise<void> {
  await client.query(`delete from "DeliveryMonth" where scope = $1 and month = $2::date and environment <> $3`, [
    scope,
    month,
    ALL_ENVIRONMENTS,
  ]);
  await client.query(
    `insert into "DeliveryMonth" (scope, month, environment, sole, days, reached, facts, sorted)
     select $1, $2::date, * from unnest($3::text[], $4::text[], $5::int[], $6::int[], $7::bytea[], $8::bytea[])
     on conflict (scope, environment, month)
     do update set sole = excluded.sole, days = excluded.days, reached = excluded.reached, facts = excluded.facts,
       sorted = excluded.sorted`,
    [
      scope,
      month,
      rows.map(({ environment }) => environment),
      rows.map(({ sole }) => sole),
      intArray(rows.map(({ days }) => days)),
      intArray(rows.map(({ reached }) => reached)),
      bytesArray(rows.map(({ facts }) => facts)),
      bytesArray(rows.map(({ sorted }) => sorted)),
    ],
  );
}
