import type { CalendarDay } from "@/lib/domain/calendar";
import type { Selection } from "@/lib/domain/delivery-row";
import { scopeOf } from "./scope";
import type { Snapshot } from "./snapshot";

/** A stretch of the `sorted` values of a stored day, or of a merged month (by its first day), in bytes. */
export type Slice = {
  readonly of: "day" | "month";
  readonly environment: string;
  readonly day: CalendarDay;
  readonly offset: number;
  readonly bytes: number;
};

const TABLES = { day: `"DeliveryDay"`, month: `"DeliveryMonth"` } as const;

/**
 * Stretches of the values of one scope, in the order asked for. They come as one value: a driver takes longer over a thousand rows
 * than the server.
 */
export async function readSlices(client: Snapshot, selection: Selection, wanted: readonly Slice[]): Promise<Uint8Array[]> {
  const parts = wanted.map((): Uint8Array => new Uint8Array());
  for (const kind of ["day", "month"] as const) {
    const places = [...wanted.keys()].filter((index) => wanted[index]?.of === kind);
    const packed = await readPacked(
      client,
      TABLES[kind],
      kind,
      scopeOf(selection),
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

async function readPacked(client: Snapshot, table: string, day: string, scope: string, wanted: readonly Slice[]): Promise<Uint8Array> {
  if (wanted.length === 0) return new Uint8Array();
  const { rows } = await client.query<{ packed: Uint8Array }>({
    name: `delivery-slices-${day}`,
    text: `select string_agg(substring(d.sorted from w.first + 1 for w.bytes), ''::bytea order by w.nth) as packed
      from unnest($2::text[], $3::date[], $4::int[], $5::int[]) with ordinality as w(environment, day, first, bytes, nth)
      join ${table} d on d.scope = $1 and d.environment = w.environment and d.${day} = w.day`,
    values: [
      scope,
      wanted.map(({ environment }) => environment),
      wanted.map((slice) => slice.day),
      wanted.map(({ offset }) => offset),
      wanted.map(({ bytes }) => bytes),
    ],
  });
  return rows[0]?.packed ?? new Uint8Array();
}
