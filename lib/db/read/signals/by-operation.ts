import { groupBy } from "@/lib/domain/group-by";
import type { Rollup } from "@/lib/domain/rollup";
import { addRollups } from "@/lib/domain/rollup-add";
import type { SeriesRow } from "./stored-rows";

/** What rows sum up to by their operation, the busiest first. */
export const byOperation = (
  rows: readonly Pick<SeriesRow, "operation" | "rollup">[],
): { readonly operation: string; readonly rollup: Rollup }[] =>
  Array.from(
    groupBy(rows, ({ operation }) => operation),
    ([operation, own]) => ({ operation, rollup: addRollups(own.map(({ rollup }) => rollup)) }),
  ).sort((a, b) => b.rollup.count - a.rollup.count || (a.operation < b.operation ? -1 : 1));
