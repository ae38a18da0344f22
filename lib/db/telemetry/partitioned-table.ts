import { DAY, MONTH, type Period, SIX_HOURS, YEAR } from "./period";
import { DAY_MS, HOUR_MS, MINUTE_MS, SLOT_MS } from "./time-units";

/** A table that is cut by time, how far around now its partitions must exist, and how long its rows are kept. */
export type PartitionedTable = {
  readonly name: "rollup_delta" | "ingest_ledger" | "hour_chunk" | "rollup_hour" | "rollup_day";
  readonly period: Period;
  /** Milliseconds in one unit of the column that it is cut by. */
  readonly unitMs: number;
  readonly backMs: number;
  readonly aheadMs: number;
  readonly keepMs: number;
  /** Whether history that is loaded from elsewhere goes here. */
  readonly history: boolean;
};

/**
 * Telemetry may come 24 hours late, so deltas and ledger reach back further than that. Minutes are kept for three months, because
 * the pages of a release compare minutes; hours for more than a year; days for five.
 */
export const PARTITIONED_TABLES: readonly PartitionedTable[] = [
  { name: "rollup_delta", period: DAY, unitMs: MINUTE_MS, backMs: 2 * DAY_MS, aheadMs: 2 * DAY_MS, keepMs: 3 * DAY_MS, history: false },
  {
    name: "ingest_ledger",
    period: SIX_HOURS,
    unitMs: SLOT_MS,
    backMs: 36 * HOUR_MS,
    aheadMs: 2 * DAY_MS,
    keepMs: 36 * HOUR_MS,
    history: false,
  },
  { name: "hour_chunk", period: MONTH, unitMs: HOUR_MS, backMs: 2 * DAY_MS, aheadMs: 2 * DAY_MS, keepMs: 100 * DAY_MS, history: true },
  { name: "rollup_hour", period: MONTH, unitMs: HOUR_MS, backMs: 2 * DAY_MS, aheadMs: 2 * DAY_MS, keepMs: 400 * DAY_MS, history: true },
  { name: "rollup_day", period: YEAR, unitMs: DAY_MS, backMs: 2 * DAY_MS, aheadMs: 2 * DAY_MS, keepMs: 1830 * DAY_MS, history: true },
];
