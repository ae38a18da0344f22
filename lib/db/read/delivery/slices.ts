import type { CalendarDay } from "@/lib/domain/calendar";
import { wordsIn } from "@/lib/domain/words";
import { intArray } from "../../telemetry/sql-array";
import type { Snapshot } from "./snapshot";

/** A stored day, or a merged month by its first day. */
export type StoredRow = {
  readonly of: "day" | "month";
  readonly scope: string;
  readonly environment: string;
  readonly day: CalendarDay;
};

/** A stretch of the `sorted` values of a stored row, in bytes. */
export type Slice = { readonly row: StoredRow; readonly offset: number; readonly bytes: number };

/** The values of stretches, in the order asked for: those of days are read with one statement, those of months with another. */
export async function readSlices(client: Snapshot, wanted: readonly Slice[]): Promise<Uint32Array[]> {
  const values = wanted.map((): Uint32Array => NONE);
  for (const kind of ["day", "month"] as const) {
    const rows = new Map<StoredRow, number[]>();
    for (const [place, { row }] of wanted.entries()) {
      if (row.of !== kind) continue;
      const places = rows.get(row);
      if (places === undefined) rows.set(row, [place]);
      else places.push(place);
    }
    if (rows.size === 0) continue;
    const read = await readRows(
      client,
      kind,
      [...rows.keys()],
      [...rows.values()].map((places) => places.flatMap((place) => wanted[place] ?? [])),
    );
    let at = 0;
    for (const place of [...rows.values()].flat()) {
      const end = at + (wanted[place]?.bytes ?? 0) / 4;
      values[place] = read.subarray(at, end);
      at = end;
    }
  }
  return values;
}

const NONE = new Uint32Array();

/**
 * A day is small: all of it that is cut, from its first byte to its last, is read once and cut in memory, where each cut of a stored value
 * would look it up anew. Of a month only the parts that are asked for are read.
 */
const VALUES = {
  day: `select substring(d.sorted from stored.low + 1 for stored.high - stored.low) as sorted, stored.low from "DeliveryDay" d
    where d.scope = stored.scope and d.environment = stored.environment and d.day = stored.day offset 0`,
  month: `select d.sorted, 0 as low from "DeliveryMonth" d
    where d.scope = stored.scope and d.environment = stored.environment and d.month = stored.day`,
} as const;

/**
 * The cuts of some rows, in the order of the rows. They come as one value, since a driver takes longer over a thousand rows than the
 * server, and in base64, which is shorter than the hexadecimal digits that it would be sent as. Each row is cut by itself: joined with all
 * cuts at once, its values would be copied for each of them.
 */
async function readRows(
  client: Snapshot,
  kind: StoredRow["of"],
  stored: readonly StoredRow[],
  cuts: readonly (readonly Slice[])[],
): Promise<Uint32Array> {
  const { rows: found } = await client.query<{ packed: string | null }>({
    name: `delivery-slices-${kind}`,
    text: `select encode(string_agg(cut.values, ''::bytea order by stored.nth), 'base64') as packed
      from (select *, sum(cuts) over (order by nth)::int as last from unnest($1::text[], $2::text[], $3::date[], $4::int[], $5::int[], $6::int[])
        with ordinality as s(scope, environment, day, cuts, low, high, nth)) stored
      cross join lateral (${VALUES[kind]}) v
      cross join lateral (
        select string_agg(substring(v.sorted from ($7::int[])[i] - v.low + 1 for ($8::int[])[i]), ''::bytea order by i) as values
        from generate_series(stored.last - stored.cuts + 1, stored.last) i) cut`,
    values: [
      stored.map(({ scope }) => scope),
      stored.map(({ environment }) => environment),
      stored.map(({ day }) => day),
      intArray(cuts.map(({ length }) => length)),
      intArray(cuts.map((own) => own.reduce((low, { offset }) => Math.min(low, offset), Number.POSITIVE_INFINITY))),
      intArray(cuts.map((own) => own.reduce((high, { offset, bytes }) => Math.max(high, offset + bytes), 0))),
      intArray(cuts.flatMap((own) => own.map(({ offset }) => offset))),
      intArray(cuts.flatMap((own) => own.map(({ bytes }) => bytes))),
    ],
  });
  return wordsIn(Buffer.from(found[0]?.packed ?? "", "base64"));
}
