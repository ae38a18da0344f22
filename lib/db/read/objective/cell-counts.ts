import { groupBy } from "@/lib/domain/group-by";
import type { CellCount, Objective } from "@/lib/domain/objective";
import { addCounted, countedOf } from "@/lib/domain/objective-count";
import { fromOneSource, REQUEST_SOURCE_KINDS } from "@/lib/domain/request-source";
import { ALL_OPERATIONS } from "@/lib/domain/rollup";
import { readSeries, type SeriesQuery } from "../signals/series-rows";

type Cells = Pick<SeriesQuery, "from" | "to" | "step" | "stepMinutes">;

/**
 * What counted towards an objective in each cell of a stretch of time, oldest first; cells without a request are missing. Of a journey every
 * operation of the service is read, which is what a service page costs.
 */
export async function cellCounts(objective: Omit<Objective, "id" | "name">, cells: Cells): Promise<CellCount[]> {
  const { service, environment, operations } = objective;
  const operation = operations.length === 0 ? ALL_OPERATIONS : null;
  const all = await readSeries({ service, environment, version: null, operation, kinds: REQUEST_SOURCE_KINDS, ...cells });
  const own = operation === null ? all.filter((row) => operations.includes(row.operation)) : all;
  const { rows } = fromOneSource(own, ({ rollup }) => rollup.count);
  return [...groupBy(rows, ({ at }) => at.getTime())].map(([at, rowsOfCell]) => ({
    at: new Date(at),
    ...addCounted(rowsOfCell.map(({ rollup }) => countedOf(rollup, objective))),
  }));
}
