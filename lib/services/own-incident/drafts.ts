import { incidentDraft } from "@/lib/ingest/facts/draft";
import type { IncidentFacts } from "@/lib/ingest/facts/facts";
import type { TracedDraft } from "@/lib/services/event/store-drafts";

/** Who tells of incidents that nobody else told of. */
export const OWN_SOURCE = "wake";
export const OWN_ACTOR = { kind: "system", name: "incidents" } as const;

/** What asks for an incident: an alert that rings, or a release that fails. */
export type Trouble = {
  /** The incident's id if one is opened because of it. */
  readonly incidentId: string;
  readonly service: string;
  readonly environment: string;
  readonly title: string;
  readonly severity: "high" | "medium";
  /** When users began to be hurt. */
  readonly since: Date;
  readonly labels: Readonly<Record<string, string>>;
  /** The alert behind it, to be linked. */
  readonly alertId: string | null;
};

const traced = (facts: IncidentFacts, key: string, at: Date, now: Date): TracedDraft => ({
  draft: incidentDraft(facts, { key: `${facts.id}:${key}`, at, receivedAt: now }),
  origin: { source: OWN_SOURCE, connection: OWN_SOURCE, deliveryId: null, receivedAt: now, mapperVersion: 1 },
});

/** An incident is opened. */
export function opened({ incidentId: id, service, environment, title, severity, since, labels }: Trouble, now: Date): TracedDraft {
  const facts = { id, title, severity, services: [service], environment, labels, status: "open" as const, openedAt: since.toISOString() };
  return traced(facts, "opened", since, now);
}

/** The same trouble came back soon after it was over; `because` is what tells of it. */
export function reopened(id: string, because: Trouble, endedAt: Date, now: Date): TracedDraft {
  const at = because.since > endedAt ? because.since : now;
  return traced(
    { id, status: "reopened", reopenedAt: at.toISOString() },
    `reopened:${because.incidentId}:${endedAt.toISOString()}`,
    at,
    now,
  );
}

/** It is over since a moment. */
export const resolved = (id: string, at: Date, now: Date): TracedDraft =>
  traced({ id, status: "resolved", resolvedAt: at.toISOString() }, `resolved:${at.toISOString()}`, at, now);

/** Somebody else tells of the same trouble: it counts there. */
export const mergedInto = (id: string, other: string, now: Date): TracedDraft =>
  traced({ id, status: "updated", mergedInto: other }, `merged:${other}`, now, now);
