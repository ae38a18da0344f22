import { ALL_OPERATIONS, type Rollup, type SeriesKind } from "@/lib/domain/rollup";
import { addRollups } from "@/lib/domain/rollup-add";
import { readSeries, type SeriesQuery } from "./series-rows";

type RollupQuery = Omit<SeriesQuery, "version" | "operation" | "kinds"> & {
  /** One version; each when left out or null. */
  readonly version?: string | null;
  /** One operation; all together when left out. */
  readonly operation?: string;
  /** Kinds that may be added together; requests as spans tell of them (`server` and `consumer`) when left out. */
  readonly kinds?: readonly SeriesKind[];
};

export const REQUEST_KINDS: readonly SeriesKind[] = ["server", "consumer"];

/**
 * What series of the given kinds sum up to in each step that starts within [from, to), one row for each step and version that has
 * telemetry, in order of time. A step that is missing had no telemetry. What requests a service had, whoever told of them, is
 * answered by `readRequests`.
 */
export async function readRollups(query: RollupQuery): Promise<{ at: Date; version: string; rollup: Rollup }[]> {
  const { version = null, operation = ALL_OPERATIONS, kinds = REQUEST_KINDS, ...rest } = query;
  const rows = await readSeries({ ...rest, version, operation, kinds });
  const together = new Map<string, { at: Date; version: string; rollups: Rollup[] }>();
  for (const { at, version: of, rollup } of rows) {
    const key = `${at.getTime()} ${of}`;
    const known = together.get(key);
    if (known === undefined) together.set(key, { at, version: of, rollups: [rollup] });
    else known.rollups.push(rollup);
  }
  return Array.from(together.values(), ({ at, version: of, rollups }) => ({ at, version: of, rollup: addRollups(rollups) }));
}
