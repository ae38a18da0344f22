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

const TABLES = { day: `"DeliveryDay"`, month: `"DeliveryMonth"` } as const;

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

async function readPacked(client: Snapshot, kind: Slice["of"], wanted: readonly Slice[]): Promise<Uint8Array> {
  if (wanted.length === 0) return new Uint8Array();
  const { rows } = await client.query<{ packed: string | null }>({
    name: `delivery-slices-${kind}`,
    text: `select encode(string_agg(substring(d.sorted from w.first + 1 for w.bytes), ''::bytea order by w.nth), 'base64') as packed
      from unnest($1::text[], $2::text[], $3::date[], $4::int[], $5::int[]) with ordinality as w(scope, environment, day, first, bytes, nth)
      join ${TABLES[kind]} d on d.scope = w.scope and d.environment = w.environment and d.${kind} = w.day`,
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
