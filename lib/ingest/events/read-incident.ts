import { INCIDENT_RANK } from "@/lib/domain/incident";
import { contentHash } from "./content-hash";
import type { EventDraft, Reading } from "./event-draft";
import { type IncidentBody, incidentBody } from "./incident-body";
import { readBody } from "./read-body";

/** The field that says when a state began. */
const WHEN = { open: "openedAt", acknowledged: "acknowledgedAt", resolved: "resolvedAt", reopened: "reopenedAt" } as const;

const RULES = {
  pairs: [
    ["openedAt", "acknowledgedAt"],
    ["openedAt", "resolvedAt"],
    ["openedAt", "reopenedAt"],
  ],
  mayLieAhead: [],
} as const;

/** A body of `POST /api/v1/events/incidents` as an event. */
export function readIncident(value: unknown, now: Date): Reading {
  const read = readBody(incidentBody, value, now, RULES);
  if (!read.ok) return read;
  const { services, environment } = read.body;
  const places = (services ?? []).map((service) => ({ service, environment: environment ?? null }));
  return { ok: true, event: draftOf(read.body, now), also: [], places, ignored: read.ignored };
}

function draftOf(body: IncidentBody, now: Date): EventDraft {
  const said = body[WHEN[body.status]];
  const entityKey = `inc:${body.id}`;
  return {
    eventKey: `${entityKey}:${body.status}:${contentHash(body)}`,
    entityType: "incident",
    entityKey,
    type: `incident.${body.status}`,
    rank: INCIDENT_RANK[body.status],
    occurredAt: said === undefined ? now : new Date(said),
    occurredAtSource: said === undefined ? "received" : "payload",
    payload: body,
  };
}
