import type { Db } from "@/lib/db/prisma";
import { incidentsOfServices, lastingOf, type PlacedIncident } from "@/lib/db/read/incident/in-places";
import { alertsOfIncidents } from "@/lib/db/read/objective/alerts";
import { standingOf } from "@/lib/db/read/verdict/standing";
import { appendAudit } from "@/lib/db/write/audit";
import { moveAlerts } from "@/lib/db/write/burn-alert";
import { storeDrafts, type TracedDraft } from "@/lib/services/event/store-drafts";
import { mergedInto, OWN_ACTOR, OWN_SOURCE, resolved } from "./drafts";
import { overSince } from "./over";
import { sameStory } from "./plan";

/** Ends those of Wake's own incidents whose trouble is over, and merges those that somebody else tells of. Returns how many events that took. */
export async function settleOwn(tx: Db, now: Date): Promise<number> {
  const own = await lastingOf(tx, OWN_SOURCE);
  if (own.length === 0) return 0;
  const others = await incidentsOfServices(tx, [...new Set(own.flatMap(({ services }) => services))], now);
  let told = 0;
  for (const incident of own) {
    const draft = await nextOf(tx, incident, others, now);
    if (draft === null) continue;
    told += (await storeDrafts(tx, [draft], { now, demo: incident.demo })).fresh.size;
    await appendAudit(tx, { actor: OWN_ACTOR, action: draft.draft.type, subject: `incident:${incident.id}` });
  }
  return told;
}

async function nextOf(tx: Db, incident: PlacedIncident, others: readonly PlacedIncident[], now: Date): Promise<TracedDraft | null> {
  const other = sameStory(incident, others);
  if (other !== null) {
    await moveAlerts(tx, incident.id, other.id);
    return mergedInto(incident.id, other.id, now);
  }
  const over = await overOf(tx, incident, now);
  return over === null ? null : resolved(incident.id, new Date(Math.max(over.getTime(), incident.openedAt.getTime())), now);
}

async function overOf(tx: Db, incident: PlacedIncident, now: Date): Promise<Date | null> {
  const { deployment } = incident.labels as { readonly deployment?: string };
  const alerts = await alertsOfIncidents(tx, [incident.id]);
  const [standing = null] = deployment === undefined ? [] : await standingOf(tx, [deployment]);
  return overSince(alerts, standing, now);
}
