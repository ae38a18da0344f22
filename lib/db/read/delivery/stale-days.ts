import { type CalendarDay, dayOf } from "@/lib/domain/calendar";
import type { Selection } from "@/lib/domain/delivery-row";
import { deliverySettings } from "./settings";
import type { Snapshot } from "./snapshot";
import { readMarks } from "./stale/marks";
import type { StaleSpot } from "./stale/spot";
import { spotsOf } from "./stale/spots";
import { servicesIn, teamsOfServices } from "./teams";

/** More marks than this are not worked out for one answer. */
const MOST_MARKS = 2_000;

/** The places and times whose stored facts, or the lack of them, no longer hold; `many` where that would take longer than an answer may. */
export type Unfolded = readonly StaleSpot[] | "many";

/** What has changed since days were worked out. Usually nothing; cost: one statement, and a few index probes for each mark. */
export async function readUnfolded(client: Snapshot): Promise<Unfolded> {
  const marks = await readMarks(client, MOST_MARKS + 1);
  if (marks.length === 0) return [];
  if (marks.length > MOST_MARKS) return "many";
  const spots = await spotsOf(client, marks);
  return spots === "everything" ? "many" : spots;
}

type Where = {
  /** Null: any. */
  readonly services: readonly string[] | null;
  readonly environment: string | null;
  readonly first: CalendarDay;
  readonly last: CalendarDay;
  readonly zone: string;
};

/** The days of some services among those from the first to the last whose stored facts no longer hold, in order. */
export function staleAmong(spots: readonly StaleSpot[], { services, environment, first, last, zone }: Where): CalendarDay[] {
  const counted = services === null ? null : new Set(services);
  const days = spots.flatMap((spot) => {
    if (spot.service !== null && counted !== null && !counted.has(spot.service)) return [];
    if (spot.environment !== null && environment !== null && spot.environment !== environment) return [];
    const day = typeof spot.at === "string" ? spot.at : dayOf(spot.at, zone);
    return day < first || day > last ? [] : [day];
  });
  return [...new Set(days)].sort();
}

/** The same of a selection, as this snapshot has it; `many` when nothing is known of any of its days. */
export async function staleDays(
  client: Snapshot,
  selection: Selection,
  first: CalendarDay,
  last: CalendarDay,
): Promise<CalendarDay[] | "many"> {
  const unfolded = await readUnfolded(client);
  if (unfolded === "many" || unfolded.length === 0) return unfolded === "many" ? "many" : [];
  const { zone } = await deliverySettings(client);
  const services = servicesIn(await teamsOfServices(client), selection);
  return staleAmong(unfolded, { services, environment: selection.environment, first, last, zone });
}
