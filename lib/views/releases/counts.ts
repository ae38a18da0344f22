import { countListed, type ListedQuery } from "@/lib/db/read/deployment/listed";
import { UNFILTERED } from "./listed-query";

/** Deployments that match are counted, and can be paged through, up to here: whoever has more narrows the list. */
export const MOST_LISTED = 10_000;
/** Those of a whole period are counted along an index, which is cheap. */
const MOST_COUNTED = 200_000;

export type ReleaseCounts = {
  /** How many match, and how many there are in the period without the filters beside team, service and environment. */
  readonly matching: number;
  readonly inPeriod: number;
  /** There are more than `matching` says. */
  readonly more: boolean;
  /** How many of those in the period nobody announced. */
  readonly unrecorded: number;
};

/** Counts what a list is of. `narrowed`: anything but team, service and environment is asked for. */
export async function releaseCounts(query: ListedQuery, narrowed: boolean): Promise<ReleaseCounts> {
  const all = { ...query, ...UNFILTERED };
  const [inPeriod, unrecorded, found] = await Promise.all([
    countListed(all, MOST_COUNTED),
    countListed({ ...all, show: "unrecorded" }, MOST_LISTED),
    narrowed ? countListed(query, MOST_LISTED) : null,
  ]);
  const [count, most] = found === null ? [inPeriod, MOST_COUNTED] : [found, MOST_LISTED];
  return { matching: Math.min(count, most), inPeriod: Math.min(inPeriod, MOST_COUNTED), more: count > most, unrecorded };
}
