import type { CalendarDay } from "@/lib/domain/calendar";
import type { Snapshot } from "./snapshot";

/** A stretch of the `sorted` values of a stored day, or of a merged month (by its first day), in bytes. */
export type Slice = {
  readonly of: "day" | "month";
  readonly scope: string;
  readonly environment: string;
  readonly day: CalendarDay;
  readonly offset: number;
  readonly bytes: number;
};

/**
 * Stretches of stored values, in the order asked for. They come as one value, since a driver takes longer over a thousand rows than the
 * server, and in base64, which is shorter than the hexadecimal digits that it would be sent as.
 */
export async function readSlices(client: Snapshot, wanted: readonly Slice[]): Promise<Uint8Array[]> {
  const parts = wanted.map((): Uint8Array => new Uint8Array());
  for (const kind of ["day", "month"] as const) {
    const places = [...wanted.keys()].filter((index) => wanted[index]?.of === kind);
    const packed = await readPacked(
      client,
      kind,
      places.flatMap((index) => wanted[index] ?? []),
    );
    let at = 0;
    for (const index of places) {
      const bytes = wanted[index]?.bytes ?? 0;
      parts[index] = packed.subarray(at, at + bytes);
      at += bytes;
    }
  }
  return parts;
}

/**
 * A day is small: it is read once and cut in memory, where each cut of a stored value would look it up anew. Of a month only the parts that
 * are asked for are read.
 */
const VALUES = {
  day: `(select k.scope, k.environment, k.day, d.sorted || ''::bytea as sorted from key k
      join "DeliveryDay" d on d.scope = k.scope and d.environment = k.environment and d.day = k.day offset 0)`,
  month: `(select k.scope, k.environment, k.day, d.sorted from key k
      join "DeliveryMonth" d on d.scope = k.scope and d.environment = k.environment and d.month = k.day)`,
} as const;

async function readPacked(client: Snapshot, kind: Slice["of"], wanted: readonly Slice[]): Promise<Uint8Array> {
  if (wanted.length === 0) return new Uint8Array();
  const { rows } = await client.query<{ packed: string | null }>({
    name: `delivery-slices-${kind}`,
    text: `with w as materialized (
        select * from unnest($1::text[], $2::text[], $3::date[], $4::int[], $5::int[]) with ordinality as w(scope, environment, day, first, bytes, nth)
      ), key as materialized (select distinct scope, environment, day from w), v as materialized ${VALUES[kind]}
      select encode(string_agg(substring(v.sorted from w.first + 1 for w.bytes), ''::bytea order by w.nth), 'base64') as packed
      from w join v using (scope, environment, day)`,
    values: [
      wanted.map(({ scope }) => scope),
      wanted.map(({ environment }) => environment),
      wanted.map(({ day }) => day),
      wanted.map(({ offset }) => offset),
      wanted.map(({ bytes }) => bytes),
    ],
  });
  return Buffer.from(rows[0]?.packed ?? "", "base64");
}
