import { formatPlural } from "@/lib/charts/format";
import { type Phrase, say } from "@/lib/charts/phrase";
import type { IncidentRow } from "@/lib/db/read/incident/in-period";
import { incidentHref } from "@/lib/urls/incident";
import { incidentsHref } from "@/lib/urls/incidents";

/** What still hurts users, with the way there: the incident itself, or the list when there are several. `services` null: of any. */
export function openIncidents(incidents: readonly IncidentRow[], services: readonly string[] | null): Phrase[] {
  const open = incidents.filter(
    (one) => one.resolvedAt === null && (services === null || one.services.some((name) => services.includes(name))),
  );
  const newest = open.at(-1);
  if (newest === undefined) return [];
  if (open.length === 1) return [say(" One incident is open: "), say(newest.title, incidentHref({ id: newest.id })), say(".")];
  return [
    say(" "),
    say(`${formatPlural(open.length, "incident")} are open`, incidentsHref({ state: "open" })),
    say(", the newest "),
    say(newest.title, incidentHref({ id: newest.id })),
    say("."),
  ];
}
