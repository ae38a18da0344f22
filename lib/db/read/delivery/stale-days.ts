import type { CalendarDay } from "@/lib/domain/calendar";
import { dayOf } from "@/lib/domain/calendar";
import type { Selection } from "@/lib/domain/delivery-row";
import { deliverySettings } from "./settings";
import type { Snapshot } from "./snapshot";
import { readMarks } from "./stale/marks";
import { spotsOf } from "./stale/spots";

/** More marks than this are not worked out for one answer. */
const MOST_MARKS = 2_000;

/**
 * The days of a selection, among those from the first to the last, whose stored facts (or the lack of them) no longer hold in this
 * snapshot, in order. `many` while so much has changed that working it out would take longer than the answer may: nothing is known of the
 * days then. Usually nothing is stale; cost: one statement, and a few index probes for each mark.
 */
export async function staleDays(
  client: Snapshot,
  selection: Selection,
  firstDay: CalendarDay,
  lastDay: CalendarDay,
): Promise<CalendarDay[] | "many"> {
  const marks = await readMarks(client, MOST_MARKS + 1);
  if (marks.length === 0) return [];
  if (marks.length > MOST_MARKS) return "many";
  const spots = await spotsOf(client, marks);
  if (spots === "everything") return "many";
  const { zone } = await deliverySettings(client);
  const services = selection.service === null ? await servicesOf(client, selection.team) : new Set([selection.service]);
  const days = spots.flatMap((spot) => {
    if (spot.service !== null && services !== null && !services.has(spot.service)) return [];
    if (spot.environment !== null && selection.environment !== null && spot.environment !== selection.environment) return [];
    const day = typeof spot.at === "string" ? spot.at : dayOf(spot.at, zone);
    return day < firstDay || day > lastDay ? [] : [day];
  });
  return [...new Set(days)].sort();
}

async function servicesOf(client: Snapshot, team: string | null): Promise<Set<string> | null> {
  if (team === null) return null;
  const { rows } = await client.query<{ name: string }>(
    `select s.name from "Service" s join "Team" t on t.id = s."teamId" where t.name = $1`,
    [team],
  );
  return new Set(rows.map(({ name }) => name));
}
