import type { Rollup } from "@/lib/domain/rollup";
import { addRollups } from "@/lib/domain/rollup-add";
import { readSeries, type SeriesQuery } from "../signals/series-rows";

export type CallsQuery = Pick<SeriesQuery, "service" | "environment" | "from" | "to" | "step"> & {
  /** One name that is called, or null for each. */
  readonly peer: string | null;
};

/** What the calls of a service under each name summed up to in a window, as its own spans tell of them, the most called first. */
export async function callsByPeer({ peer, ...query }: CallsQuery): Promise<{ peer: string; rollup: Rollup }[]> {
  const rows = await readSeries({ ...query, version: null, operation: peer, kinds: ["dependency"] });
  const byPeer = new Map<string, Rollup[]>();
  for (const { operation, rollup } of rows) {
    const known = byPeer.get(operation);
    if (known === undefined) byPeer.set(operation, [rollup]);
    else known.push(rollup);
  }
  return Array.from(byPeer, ([of, rollups]) => ({ peer: of, rollup: addRollups(rollups) })).sort(
    (a, b) => b.rollup.count - a.rollup.count || (a.peer < b.peer ? -1 : 1),
  );
}
