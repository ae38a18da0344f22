import { releaseIdOf } from "@/lib/domain/deployment";
import type { EventDraft } from "@/lib/ingest/events/event-draft";
import type { DeploymentFacts, IncidentFacts } from "@/lib/ingest/facts/facts";

/**
 * Everything that storing an event reads and writes beyond itself: its entity, the place whose order it changes, the changes
 * it carries, and the words by which incidents and deployments find each other.
 */
export function lockNamesOf(event: EventDraft): string[] {
  if (event.entityType === "incident") {
    const { causedBy } = event.payload as IncidentFacts;
    return [event.entityKey, ...(causedBy ?? []).map(causeLock)];
  }
  if (event.entityType !== "deployment") return [event.entityKey];
  const { id, service, environment, version, commit, release, changeRequest, changes } = event.payload as DeploymentFacts;
  const words = [id, version, commit, changeRequest, release ?? releaseIdOf(service, version)].flatMap((word) => word ?? []);
  return [
    event.entityKey,
    placeLock({ service, environment }),
    ...words.map(causeLock),
    ...(changes ?? []).map((change) => `chg:${change}`),
  ];
}

/** The lock of a word by which an incident may name a deployment. */
export const causeLock = (word: string): string => `cause:${word}`;

/** The lock of a place: whoever changes the order of its deployments holds it. */
export const placeLock = ({ service, environment }: { readonly service: string; readonly environment: string }): string =>
  `place:${JSON.stringify([service, environment])}`;
