import { fromOneSource, REQUEST_SOURCE_KINDS, type RequestSource } from "@/lib/domain/request-source";
import type { Rollup } from "@/lib/domain/rollup";
import { DAY_MS, HOUR_MS } from "../../telemetry/time-units";
import { byOperation } from "./by-operation";
import { readSeries } from "./series-rows";
import { STEP_MINUTES, type Step } from "./tier-sql";

type OperationsQuery = {
  readonly service: string;
  readonly environment: string;
  /** One version; each together when left out or null. */
  readonly version?: string | null;
  readonly from: Date;
  readonly to: Date;
  /** The finest tier that is kept of the window; minutes when left out. */
  readonly kept?: Step;
};

/** Minutes are read up to the first length, whole hours up to the second, and whole days beyond. */
const MINUTES_UP_TO_MS = 3 * HOUR_MS;
const HOURS_UP_TO_MS = 31 * DAY_MS;

/**
 * What each operation of a service summed up to in a window, the busiest first, from the one source that is best for it. Operations over
 * the limit of a service are `other`.
 */
export async function readOperations(query: OperationsQuery): Promise<{ operation: string; source: RequestSource; rollup: Rollup }[]> {
  const lengthMs = query.to.getTime() - query.from.getTime();
  const fitting = lengthMs <= MINUTES_UP_TO_MS ? "1m" : lengthMs <= HOURS_UP_TO_MS ? "1h" : "1d";
  const step = STEP_MINUTES[query.kept ?? "1m"] > STEP_MINUTES[fitting] ? (query.kept ?? fitting) : fitting;
  const read = { version: query.version ?? null, operation: null, kinds: REQUEST_SOURCE_KINDS, step } as const;
  const { source, rows } = fromOneSource(await readSeries({ ...query, ...read }), ({ rollup }) => rollup.count);
  return source === null ? [] : byOperation(rows).map((one) => ({ ...one, source }));
}
