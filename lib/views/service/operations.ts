import { quantileMs } from "@/lib/domain/histogram/quantile-ms";
import type { Rollup } from "@/lib/domain/rollup";

/** What one operation of a service summed up to over the period. */
export type OperationRow = {
  readonly operation: string;
  readonly count: number;
  readonly perMinute: number;
  readonly failed: number | null;
  readonly p50Ms: number | null;
  readonly p95Ms: number | null;
  readonly p99Ms: number | null;
};

/** One operation over `minutes` minutes; quantiles are within 4.4 %. */
export function operationRow({ operation, rollup }: { operation: string; rollup: Rollup }, minutes: number): OperationRow {
  return {
    operation,
    count: rollup.count,
    perMinute: minutes === 0 ? 0 : rollup.count / minutes,
    failed: rollup.count === 0 ? null : rollup.errors / rollup.count,
    p50Ms: quantileMs(rollup.durations, 0.5),
    p95Ms: quantileMs(rollup.durations, 0.95),
    p99Ms: quantileMs(rollup.durations, 0.99),
  };
}
