import { env } from "@/lib/env";
import { DAY, MONTH, type Period, SIX_HOURS, YEAR } from "./period";
import { DAY_MS, HOUR_MS, MINUTE_MS, SLOT_MS } from "./time-units";

/** A table that is cut by time, how far around now its partitions must exist, and how long its rows are kept. */
export type PartitionedTable = {
  readonly name: "rollup_delta" | "ingest_ledger" | "hour_chunk" | "rollup_hour" | "rollup_day";
  /** Of partitions that are made from now on; older ones keep theirs. */
  readonly period: Period;
  /** Milliseconds in one unit of the column that it is cut by. */
  readonly unitMs: number;
  readonly backMs: number;
  readonly aheadMs: number;
  /** Infinite when nothing of it is ever dropped. */
  readonly keepMs: number;
  /** Whether history that is loaded from elsewhere goes here. */
  readonly history: boolean;
};

const AROUND = { backMs: 2 * DAY_MS, aheadMs: 2 * DAY_MS } as const;

/**
 * Telemetry may come 24 hours late, so deltas and ledger reach back further than that. How long minutes, hours and days are kept is a
 * setting; a partition goes when all of it is older.
 */
export function partitionedTables(): readonly PartitionedTable[] {
  const { WAKE_KEEP_MINUTES_DAYS: minutes, WAKE_KEEP_HOURS_DAYS: hours, WAKE_KEEP_DAYS_YEARS: years } = env();
  const ledger = { backMs: 36 * HOUR_MS, aheadMs: 2 * DAY_MS, keepMs: 36 * HOUR_MS, history: false } as const;
  const keepDaysMs = years === undefined ? Number.POSITIVE_INFINITY : years * 366 * DAY_MS;
  return [
    { name: "rollup_delta", period: DAY, unitMs: MINUTE_MS, ...AROUND, keepMs: 3 * DAY_MS, history: false },
    { name: "ingest_ledger", period: SIX_HOURS, unitMs: SLOT_MS, ...ledger },
    { name: "hour_chunk", period: DAY, unitMs: HOUR_MS, ...AROUND, keepMs: minutes * DAY_MS, history: true },
    { name: "rollup_hour", period: MONTH, unitMs: HOUR_MS, ...AROUND, keepMs: hours * DAY_MS, history: true },
    { name: "rollup_day", period: YEAR, unitMs: DAY_MS, ...AROUND, keepMs: keepDaysMs, history: true },
  ];
}
