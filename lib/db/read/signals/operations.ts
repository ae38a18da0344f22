import type { Rollup } from "@/lib/domain/rollup";
import { addRollups } from "@/lib/domain/rollup-add";
import { REQUEST_KINDS } from "./rollups";
import { readSeries } from "./series-rows";

type OperationsQuery = {
  readonly service: string;
  readonly environment: string;
  /** One version; each together when left out or null. */
  readonly version?: string | null;
  readonly from: Date;
  readonly to: Date;
};

/** Up to this length minutes are read, beyond it whole hours. */
const MINUTES_UP_TO_MS = 3 * 3_600_000;

/** What each operation of a service summed up to in a window, the busiest first. Operations over the limit of a service are `other`. */
export async function readOperations(query: OperationsQuery): Promise<{ operation: string; rollup: Rollup }[]> {
  const step = query.to.getTime() - query.from.getTime() > MINUTES_UP_TO_MS ? "1h" : "1m";
  const rows = await readSeries({ ...query, version: query.version ?? null, operation: null, kinds: REQUEST_KINDS, step });
  const groups = new Map<string, Rollup[]>();
  for (const { operation, rollup } of rows) {
    const rollups = groups.get(operation);
    if (rollups === undefined) groups.set(operation, [rollup]);
    else rollups.push(rollup);
  }
  return Array.from(groups, ([operation, rollups]) => ({ operation, rollup: addRollups(rollups) })).sort(
    (a, b) => b.rollup.count - a.rollup.count || (a.operation < b.operation ? -1 : 1),
  );
}
