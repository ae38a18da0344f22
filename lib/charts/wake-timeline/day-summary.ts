import { groupBy } from "@/lib/domain/group-by";
import { zonedDays } from "@/lib/domain/zone";
import type { WakeTimelineInput } from "./input";
import type { Stop } from "./stops";

/** Marks at most on one timeline. */
export const MOST_MARKS = 1000;

/** The rows to summarise per day, busiest first, until the rest fits under the limit. */
export function rowsToSummarise(marksPerRow: readonly number[]): ReadonlySet<number> {
  const busiest = marksPerRow.map((count, index) => ({ count, index })).toSorted((a, b) => b.count - a.count);
  const chosen = new Set<number>();
  let total = marksPerRow.reduce((sum, count) => sum + count, 0);
  for (const { count, index } of busiest) {
    if (total <= MOST_MARKS) break;
    chosen.add(index);
    total -= count;
  }
  return chosen;
}

/** One stop for each calendar day that has any, at the middle of what happened that day. */
export function summariseDays(stops: readonly Stop[], { from, to, zone }: WakeTimelineInput): Stop[] {
  const days = zonedDays(from, to, zone);
  const groups = groupBy(stops, (stop) => {
    const at = stop.members[0]?.at.getTime() ?? 0;
    return days.findLastIndex((day) => day.from.getTime() <= at);
  });
  return [...groups.values()].map((group) => {
    const members = group.flatMap((stop) => stop.members);
    const x = ((group[0]?.x ?? 0) + (group.at(-1)?.x ?? 0)) / 2;
    return { x, members, clustered: members.length > 1 };
  });
}
