import { pool } from "@/lib/db/pool";
import { ALL_OPERATIONS, type SeriesKind } from "@/lib/domain/rollup";

export type Sum = { readonly count: number; readonly errors: number; readonly sumUs: number };
/** By service, environment, version, kind, operation and minute. */
export type Sums = Readonly<Record<string, Sum>>;

/** One thing that happened, as its sender knows it. */
export type Happening = {
  readonly service: string;
  readonly version: string;
  readonly kind: SeriesKind;
  readonly operation: string;
  readonly atMs: number;
  readonly durationUs: number;
  readonly failed: boolean;
};

const ENVIRONMENT = "production";
const MINUTE_MS = 60_000;

/** What the store must hold: each happening counted once in its operation and, but for logs, once in all of them. */
export function expectedSums(happenings: readonly Happening[]): Sums {
  const sums: Record<string, Sum> = {};
  for (const { service, version, kind, operation, atMs, durationUs, failed } of happenings) {
    for (const of of kind === "log" ? [operation] : [operation, ALL_OPERATIONS]) {
      const key = [service, ENVIRONMENT, version, kind, of, Math.floor(atMs / MINUTE_MS)].join(" ");
      const { count, errors, sumUs } = sums[key] ?? { count: 0, errors: 0, sumUs: 0 };
      sums[key] = { count: count + 1, errors: errors + Number(failed), sumUs: sumUs + durationUs };
    }
  }
  return sums;
}

/** The same over all minutes, for what tells how much happened and not when. */
export function overTime(sums: Sums): Sums {
  const whole: Record<string, Sum> = {};
  for (const [key, { count, errors, sumUs }] of Object.entries(sums)) {
    const place = key.slice(0, key.lastIndexOf(" "));
    const known = whole[place] ?? { count: 0, errors: 0, sumUs: 0 };
    whole[place] = { count: known.count + count, errors: known.errors + errors, sumUs: known.sumUs + sumUs };
  }
  return whole;
}

/** What the store holds of some kinds, read from what was appended and by no reader of Wake's. */
export async function storedSums(kinds: readonly SeriesKind[]): Promise<Sums> {
  const { rows } = await pool().query<Sum & { key: string }>(
    `SELECT concat_ws(' ', s.service, s.environment, s.version, s.kind, s.operation, d.minute) AS key,
            sum(d.count)::float8 AS count, sum(d.errors)::float8 AS errors, sum(d.sum_us)::float8 AS "sumUs"
       FROM telemetry.rollup_delta d JOIN telemetry.series s USING (shard_key, series_id)
      WHERE s.kind = ANY ($1::text[]) GROUP BY 1`,
    [kinds],
  );
  return Object.fromEntries(rows.map(({ key, ...sum }) => [key, sum]));
}
