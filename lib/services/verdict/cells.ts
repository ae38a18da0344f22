import type { SeriesRow } from "@/lib/db/read/signals/stored-rows";
import { UNNAMED } from "@/lib/domain/rollup";
import { addRollups } from "@/lib/domain/rollup-add";
import type { MinuteRollup } from "@/lib/health/judge-input";

const known = new WeakMap<readonly SeriesRow[], MinuteRollup[]>();

/**
 * One cell for each instant, whatever versions answered in it, in order of time. Of the very same rows the cells are the very same, too, so
 * that what the judge counts in them is counted once: a list of rows is of one step.
 */
export function mergedCells(rows: readonly SeriesRow[], minutes: number): MinuteRollup[] {
  const cells = known.get(rows) ?? merge(inOrder(rows), minutes);
  known.set(rows, cells);
  return cells;
}

function merge(rows: readonly SeriesRow[], minutes: number): MinuteRollup[] {
  const cells: MinuteRollup[] = [];
  for (let from = 0, to = 0; from < rows.length; from = to) {
    const first = rows[from];
    if (first === undefined) break;
    const atMs = first.at.getTime();
    while (to < rows.length && rows[to]?.at.getTime() === atMs) to++;
    const { count, errors, ownErrors, sumUs, maxUs, durations } =
      to === from + 1 ? first.rollup : addRollups(rows.slice(from, to).map(({ rollup }) => rollup));
    cells.push({ count, errors, ownErrors, sumUs, maxUs, durations, at: first.at, minutes });
  }
  return cells;
}

/** Rows in order of time: the very list when they are. */
export function inOrder<Row extends { readonly at: Date }>(rows: readonly Row[]): readonly Row[] {
  for (let index = 1; index < rows.length; index++) {
    const [one, next] = [rows[index - 1], rows[index]];
    if (one !== undefined && next !== undefined && one.at > next.at) return rows.toSorted((a, b) => a.at.getTime() - b.at.getTime());
  }
  return rows;
}

/** Those items of a list for which something holds: the very list when it holds for all. */
export const onlyThose = <Item>(items: readonly Item[], holds: (item: Item) => boolean): readonly Item[] =>
  items.every(holds) ? items : items.filter(holds);

/** Lists one after the other: the very list when it is one. */
export const joined = <Item>(lists: readonly (readonly Item[])[]): readonly Item[] =>
  lists.length === 1 && lists[0] !== undefined ? lists[0] : lists.flat();

/** Whether senders name versions at all: one that names none speaks for whatever was deployed last. */
export const areNamed = (rows: readonly SeriesRow[]): boolean => rows.some(({ version }) => version !== UNNAMED);
