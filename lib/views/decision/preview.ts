import { momentOf } from "@/lib/db/read/decision/moment-of";
import { deliveryRows } from "@/lib/db/read/delivery/rows";
import { type DeliverySettings, deliverySettings } from "@/lib/db/read/delivery/settings";
import { inSnapshot, type Snapshot } from "@/lib/db/read/delivery/snapshot";
import { findIncident, type IncidentRecord } from "@/lib/db/read/incident/list";
import { type Actor, authorise, reachOf } from "@/lib/domain/access";
import { dayOf, daysLater, startOfDay } from "@/lib/domain/calendar";
import type { AttributedIncident, DeliveryRow } from "@/lib/domain/delivery-row";
import { deploymentOf, NO_RELEASE, type WordKind } from "@/lib/domain/incident-word";
import { isUuid } from "@/lib/domain/uuid";
import { settledOf } from "@/lib/metrics/delivery/change-failure-rate";
import { decisionEffect } from "@/lib/metrics/delivery/decision-effect";
import { readPeriodFacts } from "@/lib/views/delivery/period-facts";
import { notFound } from "@/lib/views/records/not-found";

const DAYS = 28;
const HOUR_MS = 3_600_000;

export type Asked = { readonly incident: string; readonly candidate: string; readonly kind: WordKind };

/**
 * What a decision on the cause of an incident will change, in sentences, for reading before it is made. Of each deployment that becomes a
 * cause, or no longer is one: whether it counts as failed, and the change failure rate of its service over the last 28 days before and after.
 *
 * @throws WakeError `not-found`, also beyond the actor's reach.
 */
export async function decisionPreview(actor: Actor | null, { incident: id, candidate, kind }: Asked, now: Date): Promise<string[]> {
  authorise(actor, "view.read");
  const incident = await findIncident(id, reachOf(actor));
  if (incident === null) throw notFound("incident");
  if (kind === "withdrawn") return ["What held before holds again: what the report of the incident names, or else what Wake is sure of."];
  const turns = turnsOf(incident, candidate, kind);
  const sentences = await inSnapshot(async (client) => {
    const settings = await deliverySettings(client);
    const found: string[] = [];
    for (const turn of turns) found.push(...(await sentencesOf(client, incident, turn, settings, now)));
    return found;
  });
  return sentences.length > 0 ? sentences : [nothing(candidate, kind)];
}

/** A deployment that becomes a cause, or no longer is one. */
type Turn = { readonly deployment: string; readonly becomes: boolean };

function turnsOf({ causes }: IncidentRecord, candidate: string, kind: Exclude<WordKind, "withdrawn">): Turn[] {
  const deployment = deploymentOf(candidate);
  const gone = causes
    .filter(({ deploymentId, source }) => {
      if (kind === "dismissed") return deploymentId === deployment;
      return candidate === NO_RELEASE || (source === "automatic" && deploymentId !== deployment);
    })
    .map(({ deploymentId }) => ({ deployment: deploymentId, becomes: false }));
  return kind === "confirmed" && deployment !== null && isUuid(deployment) ? [{ deployment, becomes: true }, ...gone] : gone;
}

function nothing(candidate: string, kind: WordKind): string {
  if (kind === "confirmed") return "No deployment counts as failed because of this incident, and none will.";
  return deploymentOf(candidate) === null
    ? "It is written down; no figure changes."
    : "It is not held to be the cause now, and will not be: neither Wake nor a report makes it one again.";
}

async function sentencesOf(
  client: Snapshot,
  incident: IncidentRecord,
  { deployment, becomes }: Turn,
  settings: DeliverySettings,
  now: Date,
): Promise<string[]> {
  const moment = await momentOf(client, deployment);
  if (moment === null) return [];
  const { service, environment, version, at } = moment;
  const span = { from: at, to: new Date(at.getTime() + 1) };
  const row = await rowOf(client, deployment, span, { service, team: null, environment });
  if (row === null) return [`${service} ${version} did not go to production, so it counts in no change failure rate.`];
  const today = dayOf(now, settings.zone);
  const period = { from: startOfDay(daysLater(today, 1 - DAYS), settings.zone), to: startOfDay(daysLater(today, 1), settings.zone) };
  const selection = { service, team: null, environment: null };
  const query = { selection, ...period, zone: null, bucket: "month", lead: { bots: false, unit: "change" }, compare: false } as const;
  const facts = (await readPeriodFacts(client, query, now)).now;
  const failures = { hurt: facts.counts.hurt, settled: settledOf(facts) };
  const counted = at >= period.from && at < period.to;
  const watched = now.getTime() < at.getTime() + settings.observationHours * HOUR_MS;
  const after = becomes ? confirmed(incident) : null;
  return decisionEffect({ row, incident: incident.id, after, failures, counted, watched, period: `last ${DAYS} days` }, settings);
}

async function rowOf(
  client: Snapshot,
  deployment: string,
  span: { readonly from: Date; readonly to: Date },
  selection: Parameters<typeof deliveryRows>[2],
): Promise<DeliveryRow | null> {
  let found: DeliveryRow | null = null;
  for await (const rows of deliveryRows(client, [span], selection)) found = rows.find(({ id }) => id === deployment) ?? found;
  return found;
}

const confirmed = ({ id, title, openedAt, resolvedAt }: IncidentRecord): AttributedIncident => ({
  ...{ id, title, source: "confirmed", confidence: 1 },
  openedAt: openedAt.getTime(),
  resolvedAt: resolvedAt?.getTime() ?? null,
});
