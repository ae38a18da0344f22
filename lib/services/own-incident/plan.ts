import type { PlacedIncident } from "@/lib/db/read/incident/in-places";
import { OWN_SOURCE, type Trouble } from "./drafts";

/** So long after its end the same trouble is the same incident again. */
const SAME_STORY_MS = 60 * 60_000;
/** Other tools look at other moments: what they opened this long before is the same story still. */
const BEFORE_MS = 15 * 60_000;

export type Plan =
  | { readonly kind: "open" }
  | { readonly kind: "reopen"; readonly id: string; readonly endedAt: Date }
  /** It is told of already; `id` is the incident that an alert belongs to. */
  | { readonly kind: "join"; readonly id: string };

/**
 * What to do about a trouble, given the incidents of its service that last or ended lately, oldest first: one story, one incident, whoever
 * told of it first. Only Wake's own are opened again.
 */
export function planFor(trouble: Trouble, incidents: readonly PlacedIncident[]): Plan {
  const here = incidents.filter((one) => isOf(one, trouble));
  const lasting = here.find(({ resolvedAt }) => resolvedAt === null);
  if (lasting !== undefined) return { kind: "join", id: lasting.id };
  // The verdict on a release stands after its harm has ended: an incident that was opened since is its story, told and over.
  const told = here.findLast(({ openedAt }) => openedAt.getTime() >= trouble.since.getTime() - BEFORE_MS);
  if (trouble.alertId === null && told !== undefined) return { kind: "join", id: told.id };
  for (const { id, source, resolvedAt } of here.toReversed())
    if (source === OWN_SOURCE && resolvedAt !== null && trouble.since.getTime() - resolvedAt.getTime() < SAME_STORY_MS)
      return { kind: "reopen", id, endedAt: resolvedAt };
  return { kind: "open" };
}

/** Whether an incident is of a place: one whose sender names no environment is of every one. */
export const isOf = (
  { services, environment }: Pick<PlacedIncident, "services" | "environment">,
  place: { readonly service: string; readonly environment: string },
): boolean => services.includes(place.service) && (environment === null || environment === place.environment);

/** The incident of somebody else that tells of the same trouble as one of Wake's own; null when there is none. */
export function sameStory(own: PlacedIncident, others: readonly PlacedIncident[]): PlacedIncident | null {
  const service = own.services[0];
  if (service === undefined || own.environment === null) return null;
  const place = { service, environment: own.environment };
  return others.find((one) => one.source !== OWN_SOURCE && one.resolvedAt === null && isOf(one, place)) ?? null;
}
