import { releaseIdOf } from "@/lib/domain/deployment";
import type { EventDraft } from "@/lib/ingest/events/event-draft";
import type { IncidentBody } from "@/lib/ingest/events/incident-body";
import type { DeploymentFacts } from "@/lib/ingest/events/read-deployment";

/**
 * Everything that storing an event reads and writes beyond itself: its entity, the place whose order it changes, the changes
 * it carries, and the words by which incidents and deployments find each other.
 */
export function lockNamesOf(event: EventDraft): string[] {
  if (event.entityType === "incident") {
    const { causedBy } = event.payload as IncidentBody;
    return [event.entityKey, ...(causedBy ?? []).map(cause)];
  }
  if (event.entityType === "change") return [event.entityKey];
  const { id, service, environment, version, commit, release, changes } = event.payload as DeploymentFacts;
  const words = [id, version, commit, release ?? releaseIdOf(service, version)].flatMap((word) => word ?? []);
  return [
    event.entityKey,
    `place:${JSON.stringify([service, environment])}`,
    ...words.map(cause),
    ...(changes ?? []).map((change) => `chg:${change}`),
  ];
}

const cause = (word: string): string => `cause:${word}`;
