import { connectedSince } from "@/lib/db/read/delivery/connected-since";
import { howManyDeployments } from "@/lib/db/read/delivery/how-many";
import { type DeliveryIncident, deliveryIncidents } from "@/lib/db/read/delivery/incidents";
import { reachedAfter } from "@/lib/db/read/delivery/reached-after";
import { deliveryRows, type Span } from "@/lib/db/read/delivery/rows";
import type { Snapshot } from "@/lib/db/read/delivery/snapshot";
import { servicesIn, teamsOfServices } from "@/lib/db/read/delivery/teams";
import type { DeliveryRow } from "@/lib/domain/delivery-row";
import { WakeError } from "@/lib/domain/error";
import type { DefinitionIncident, DefinitionInput } from "@/lib/metrics/definitions/definition";
import { periodBefore, piecesOf } from "./load/pieces";
import type { DeliveryAsked } from "./question";

/** What the other tools' figures of a period, and of the one before it, are worked out of. */
export type DefinitionInputs = { readonly now: DefinitionInput; readonly before: DefinitionInput };

/** No daily facts are kept under other definitions, so every deployment is read; beyond this many an answer would take too long. */
const MOST = 200_000;

/**
 * Reads the deployments and incidents of a selection in a period and in the one of equal length before it, with the first deployment
 * after the period, which may take its incidents. Throws `invalid` where both hold more than 200,000 deployments.
 */
export async function readDefinitionInputs(client: Snapshot, asked: DeliveryAsked, now: Date): Promise<DefinitionInputs> {
  const { from, to, selection, zone, bucket } = asked;
  const before = periodBefore({ from, to }, piecesOf({ from, to }, zone, now).length, zone);
  const both: Span = { from: before.from, to };
  const services = servicesIn(await teamsOfServices(client), selection);
  const place = { services, environment: selection.environment };
  if ((await howManyDeployments(client, both, place, MOST + 1)) > MOST) throw tooMany();
  const next = await reachedAfter(client, to, place);
  const spans = next === null ? [both] : [both, { from: next, to: new Date(next.getTime() + 1) }];
  const deployments: DeliveryRow[] = [];
  for await (const chunk of deliveryRows(client, spans, selection)) deployments.push(...chunk);
  // An incident after the next deployment is that one's, or a later one's.
  const until = next ?? new Date(Math.max(to.getTime(), now.getTime()));
  const incidents = await deliveryIncidents(client, { from: both.from, to: new Date(until.getTime() + 1) });
  const since = await connectedSince(client);
  const of = (period: Span): DefinitionInput => ({
    from: period.from.getTime(),
    to: period.to.getTime(),
    zone,
    bucket,
    now: now.getTime(),
    selection,
    connected: since !== null && since < period.to,
    deployments,
    incidents: incidents.filter((incident) => concerns(incident, services, selection.environment)).map(incidentOf),
  });
  return { now: of({ from, to }), before: of(before) };
}

/** Whether an incident is one of a selection; one that names no service, or no environment, belongs to all of them. */
function concerns(incident: DeliveryIncident, services: readonly string[] | null, environment: string | null): boolean {
  const ofService = services === null || incident.services.length === 0 || incident.services.some((service) => services.includes(service));
  return ofService && (environment === null || incident.environment === null || incident.environment === environment);
}

const incidentOf = ({ id, title, openedAt, resolvedAt, causedBy }: DeliveryIncident): DefinitionIncident => ({
  id,
  title,
  openedAt: openedAt.getTime(),
  resolvedAt: resolvedAt?.getTime() ?? null,
  causedBy,
});

const tooMany = (): WakeError =>
  new WakeError("invalid", `Other tools' definitions are answered for at most ${MOST.toLocaleString("en-US")} deployments.`, {
    fix: "Ask for a shorter period, one team or one service; the period before is read as well.",
  });
