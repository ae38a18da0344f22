import type { Rollup } from "@/lib/domain/rollup";
import { byOperation } from "../signals/by-operation";
import { readSeries, type SeriesQuery } from "../signals/series-rows";

export type CallsQuery = Pick<SeriesQuery, "service" | "environment" | "from" | "to" | "step"> & {
  /** One name that is called, or null for each. */
  readonly peer: string | null;
};

/** What the calls of a service under each name summed up to in a window, as its own spans tell of them, the most called first. */
export async function callsByPeer({ peer, ...query }: CallsQuery): Promise<{ peer: string; rollup: Rollup }[]> {
  const rows = await readSeries({ ...query, version: null, operation: peer, kinds: ["dependency"] });
  return byOperation(rows).map(({ operation, rollup }) => ({ peer: operation, rollup }));
}
