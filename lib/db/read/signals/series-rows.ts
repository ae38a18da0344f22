import type { SeriesKind } from "@/lib/domain/rollup";
import { pool } from "../../pool";
import { shardKeyOf } from "../../telemetry/shard-key";
import { MINUTE_MS } from "../../telemetry/time-units";
import { type SeriesRow, type StoredRow, sumStored } from "./stored-rows";
import { STEP_MINUTES, type Step, tierSql } from "./tier-sql";

export type SeriesQuery = {
  readonly service: string;
  readonly environment: string;
  /** One version, or null for each. */
  readonly version: string | null;
  /** One operation, or null for each but the roll-up. */
  readonly operation: string | null;
  readonly kinds: readonly SeriesKind[];
  readonly from: Date;
  readonly to: Date;
  /** The tier that is read. */
  readonly step: Step;
  /** Minutes that one row covers, a multiple of the step; the step itself when left out. */
  readonly stepMinutes?: number;
};

/**
 * The steps that start within [from, to) and have telemetry, in order of time. Whatever is folded already and whatever is not is read
 * in one snapshot. Cost: about 2 µs a stored row, one stored row for each step of the tier, version and kind once folded, and 1 µs for
 * each minute packed in one.
 */
export async function readSeries(query: SeriesQuery): Promise<SeriesRow[]> {
  const stepMs = (query.stepMinutes ?? STEP_MINUTES[query.step]) * MINUTE_MS;
  const fromMs = Math.ceil(query.from.getTime() / stepMs) * stepMs;
  const toMs = Math.ceil(query.to.getTime() / stepMs) * stepMs;
  if (fromMs >= toMs) return [];
  const { rows } = await pool().query<StoredRow>(tierSql(query.step), [
    shardKeyOf(query.service),
    query.service,
    query.environment,
    query.kinds,
    query.version,
    query.operation,
    new Date(fromMs),
    new Date(toMs),
    fromMs / MINUTE_MS,
    toMs / MINUTE_MS,
  ]);
  return sumStored(rows, stepMs, fromMs, toMs);
}
