import { ALL_OPERATIONS, type Rollup, type SeriesKind } from "@/lib/domain/rollup";
import { readSeries } from "./series-rows";
import type { Step } from "./tier-sql";

type RollupQuery = {
  readonly service: string;
  readonly environment: string;
  /** One version; each when left out or null. */
  readonly version?: string | null;
  /** One operation; all together when left out. */
  readonly operation?: string;
  /** Requests (`server` and `consumer`) when left out. */
  readonly kinds?: readonly SeriesKind[];
  readonly from: Date;
  readonly to: Date;
  readonly step: Step;
};

export const REQUEST_KINDS: readonly SeriesKind[] = ["server", "consumer"];

/**
 * What a service did in each step that starts within [from, to), one row for each step and version that has telemetry, in order of
 * time. Read at most some 720 steps; a step that is missing had no telemetry.
 */
export async function readRollups(query: RollupQuery): Promise<{ at: Date; version: string; rollup: Rollup }[]> {
  const { version = null, operation = ALL_OPERATIONS, kinds = REQUEST_KINDS, ...rest } = query;
  const rows = await readSeries({ ...rest, version, operation, kinds });
  return rows.map(({ at, version: of, rollup }) => ({ at, version: of, rollup }));
}
