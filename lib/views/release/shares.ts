import type { RequestRow } from "@/lib/db/read/signals/requests";
import { groupBy } from "@/lib/domain/group-by";

/** The share of one version in the requests of each step that has any, in order of time. Empty when it answered none of them, unless it is known to be silent: then its share is none. */
export function sharesOf(rows: readonly RequestRow[], version: string, silent: boolean): { readonly t: Date; readonly share: number }[] {
  if (!silent && !rows.some((row) => row.version === version && row.rollup.count > 0)) return [];
  return [...groupBy(rows, ({ at }) => at.getTime())]
    .map(([at, own]) => ({ at, all: countOf(own), ours: countOf(own.filter((row) => row.version === version)) }))
    .filter(({ all }) => all > 0)
    .sort((a, b) => a.at - b.at)
    .map(({ at, all, ours }) => ({ t: new Date(at), share: ours / all }));
}

const countOf = (rows: readonly RequestRow[]): number => rows.reduce((sum, { rollup }) => sum + rollup.count, 0);
