import { createHash } from "node:crypto";
import { inSqlTransaction } from "@/lib/db/sql-transaction";
import { appendBatches } from "@/lib/db/telemetry/append";
import { writeHistory } from "@/lib/db/telemetry/write-history";
import { groupBy } from "@/lib/domain/group-by";
import { ALL_OPERATIONS, type RollupDelta, type SeriesKind } from "@/lib/domain/rollup";
import { addRollups } from "@/lib/domain/rollup-add";
import { histogramOfUs } from "./histogram-of";

const MINUTE = 60_000;

export type Told = {
  readonly service?: string;
  readonly version: string;
  readonly operation?: string;
  readonly kind?: SeriesKind;
  readonly from: Date;
  readonly minutes: number;
  readonly count?: number;
  /** Failures of the minute with this number, from 0. */
  readonly failed: (nth: number) => number;
  /** Of these, those that began in another service. */
  readonly passedOn?: (nth: number) => number;
};

const DURATIONS = histogramOfUs(Array.from({ length: 100 }, (_, nth) => 20_000 + nth * 200));

/** Minutes of one series in production: `count` requests each (100), of which some fail. */
export function toldMinutes({
  service = "orders",
  version,
  operation = ALL_OPERATIONS,
  kind = "server",
  from,
  minutes,
  count = 100,
  failed,
  passedOn = () => 0,
}: Told): RollupDelta[] {
  const counted = kind === "server" ? DURATIONS : histogramOfUs([]);
  return Array.from({ length: minutes }, (_, nth) => ({
    key: { service, environment: "production", version, kind, operation },
    minute: Math.floor(from.getTime() / MINUTE) + nth,
    count,
    errors: failed(nth),
    ownErrors: failed(nth) - passedOn(nth),
    sumUs: kind === "server" ? count * 30_000 : 0,
    maxUs: kind === "server" ? 40_000 : 0,
    durations: counted,
  })).filter((one) => one.count > 0);
}

/** Stores minutes as senders leave them: not folded. */
export async function tell(...told: readonly Told[]): Promise<void> {
  for (const [nth, one] of told.entries()) {
    const deltas = toldMinutes(one);
    const latestMs = one.from.getTime() + one.minutes * MINUTE;
    const seen = [
      { service: one.service ?? "orders", environment: "production", version: one.version, firstMs: one.from.getTime(), lastMs: latestMs },
    ];
    const id = createHash("sha256")
      .update(JSON.stringify([nth, one, deltas.length]))
      .digest("hex")
      .slice(0, 32);
    await appendBatches([{ id, latestMs, deltas, points: [], exceptions: [], seen }]);
  }
}

/** Stores minutes as folding leaves them, in whole hours. */
export async function tellFolded(now: Date, ...told: readonly Told[]): Promise<void> {
  const hours = told.flatMap((one) => {
    const byHour = groupBy(toldMinutes(one), ({ minute }) => Math.floor(minute / 60));
    return Array.from(byHour, ([hour, own]) => {
      const minutes = own.map(({ key: _, minute, ...rollup }) => ({ minute, rollup }));
      const key = own[0]?.key;
      return key === undefined ? [] : [{ key, hour, rollup: addRollups(minutes.map(({ rollup }) => rollup)), minutes }];
    }).flat();
  });
  await writeHistory(hours, now);
}

/** Names signatures, as the first case of each would. */
export async function nameSignature(service: string, signature: string, type: string, template: string): Promise<void> {
  await inSqlTransaction(async (client) => {
    await client.query(
      `INSERT INTO telemetry.error_signature (shard_key, service, signature, type, template, frames, first_seen, last_seen)
       SELECT s.shard_key, s.service, $2, $3, $4, '{}', now(), now() FROM telemetry.series s WHERE s.service = $1 LIMIT 1`,
      [service, signature, type, template],
    );
  });
}
