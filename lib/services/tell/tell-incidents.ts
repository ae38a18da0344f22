import type { Db } from "@/lib/db/prisma";
import { incidentsToTell } from "@/lib/db/read/incident/to-tell";
import { listening } from "@/lib/db/read/subscription/listening";
import { releaseStory } from "@/lib/domain/story";
import { incidentMessage, incidentStory } from "./incident-message";
import { type Tiding, tell } from "./outbox";
import { worthTellingIncident } from "./worth-telling-incident";

/**
 * Tells whoever asked for it what became of some incidents: opened, cause found, resolved, whichever of them is new to them. To be called
 * in the transaction that changes an incident or its causes, after it has; may be called again for nothing.
 */
export async function tellIncidents(tx: Db, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  const listeners = await listening(tx);
  if (listeners.length === 0) return;
  const incidents = await incidentsToTell(tx, ids);
  const tidings = incidents.map(
    (incident): Tiding => ({
      story: incidentStory(incident.id),
      after: incident.causes.map(({ deployment }) => releaseStory(deployment)),
      services: incident.services,
      environment: incident.environment,
      decide: (told, toldOfCauses) => worthTellingIncident(incident, told, toldOfCauses, now),
      message: (event) => incidentMessage(event, incident, now),
    }),
  );
  await tell(tx, listeners, tidings, now);
}
