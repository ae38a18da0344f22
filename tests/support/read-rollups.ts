import { readSeries, type SeriesQuery } from "@/lib/db/read/signals/series-rows";
import { groupBy } from "@/lib/domain/group-by";
import { ALL_OPERATIONS, type Rollup, type SeriesKind } from "@/lib/domain/rollup";
import { addRollups } from "@/lib/domain/rollup-add";

type RollupQuery = Omit<SeriesQuery, "version" | "operation" | "kinds"> & {
  /** One version; each when left out or null. */
  readonly version?: string | null;
  /** One operation; all together when left out. */
  readonly operation?: string;
  /** Kinds that may be added together; `server` and `consumer` when left out. */
  readonly kinds?: readonly SeriesKind[];
};

/** Requests as spans tell of them. */
export const REQUEST_KINDS: readonly SeriesKind[] = ["server", "consumer"];

/** What the store holds of series, whatever reader chooses among them: one row for each step and version, in order of time. */
export async function readRollups(query: RollupQuery): Promise<{ at: Date; version: string; rollup: Rollup }[]> {
  const { version = null, operation = ALL_OPERATIONS, kinds = REQUEST_KINDS, ...rest } = query;
  const rows = await readSeries({ ...rest, version, operation, kinds });
  const together = groupBy(rows, (row) => `${row.at.getTime()} ${row.version}`);
  return [...together.values()].flatMap((own) =>
    own.slice(0, 1).map((first) => ({ at: first.at, version: first.version, rollup: addRollups(own.map((row) => row.rollup)) })),
  );
}
