import { incidentDraft } from "../facts/draft";
import type { IncidentFacts } from "../facts/facts";
import { type Adapter, type Delivery, ignored, made, type SourceReading } from "./adapter";
import { at, entriesAt, type Json, linkAt, listAt, said, textAt } from "./fields";
import { incidentPlace } from "./incident-place";
import { momentOf } from "./moment";
import { sourceId } from "./source-id";
import { timeAt } from "./time";

/** What is over, by the category of its status. Somebody still learns from it, or it turned out to be nothing. */
const OVER = new Set(["learning", "closed", "declined", "canceled", "cancelled", "merged"]);
/** Of these, what was no incident after all. */
const DISMISSED = new Set(["declined", "canceled", "cancelled"]);

const TYPES = /^public_incident\.incident_(created|updated|status_updated)_v2$/;

/** incident.io's webhooks, version 2 of its events. */
export const incidentioAdapter: Adapter = {
  source: "incidentio",
  headers: ["webhook-id", "svix-id"],
  topic: (_headers, body) => textAt(body, "event_type"),
  deliveryKey: (headers) => headers["webhook-id"] ?? headers["svix-id"] ?? null,
  read,
};

function read({ body, headers, settings, receivedAt }: Delivery): SourceReading {
  const type = textAt(body, "event_type") ?? "";
  if (type.startsWith("private_"))
    return ignored("incident.io sends only the id of private incidents; Wake cannot tell when they opened or ended.");
  const [, what] = TYPES.exec(type) ?? [];
  if (what === undefined) return ignored(`incident.io sends “${type || "something without a type"}”; Wake has no use for it.`);
  const told = entriesAt({ body }, "body").find(([key]) => key === type)?.[1];
  const incident = at(told, "incident") ?? told;
  const id = textAt(incident, "id");
  if (id === null) return ignored(`incident.io sent “${type}” without the id of its incident.`);
  const mode = textAt(incident, "mode") ?? "standard";
  if (mode === "test" || mode === "tutorial") return ignored(`incident.io marks this incident as ${mode}.`);
  const when = timeAt(incident, what === "created" ? "created_at" : "updated_at");
  const place = incidentPlace(settings, { services: namesOf(incident, /^(affected )?services?$/i), environment: environmentOf(incident) });
  const facts: IncidentFacts = {
    id: sourceId("incidentio", id),
    ...standing(told, incident, what, receivedAt),
    ...said({
      title: textAt(incident, "name", 500),
      severity: textAt(incident, "severity.name"),
      openedAt: momentOf(openedAt(incident), receivedAt),
      acknowledgedAt: momentOf(stamped(incident, /^accepted/i), receivedAt),
      url: linkAt(incident, "permalink"),
    }),
    ...place.facts,
    labels: said({ reference: textAt(incident, "reference"), state: textAt(incident, "incident_status.name") }),
  };
  const delivery = headers["webhook-id"] ?? headers["svix-id"];
  const key = delivery ?? `${id}:${what}:${when?.toISOString() ?? ""}:${textAt(incident, "incident_status.id") ?? ""}`;
  return made([incidentDraft(facts, { key: sourceId("incidentio", key), at: when, receivedAt })], place.unmapped);
}

/** How it stands: the status is said in each event, the moment of the end only where somebody filled it in. */
function standing(
  told: Json,
  incident: Json,
  what: string,
  receivedAt: Date,
): Pick<IncidentFacts, "status" | "over" | "resolvedAt" | "reopenedAt" | "dismissed"> {
  const status = at(told, "new_status") ?? at(incident, "incident_status");
  const category = textAt(status, "category") ?? "";
  const dismissed = DISMISSED.has(category);
  const resolvedAt = momentOf(stamped(incident, /^resolved/i), receivedAt);
  if (OVER.has(category)) return { status: "resolved", dismissed, ...(resolvedAt === undefined ? { over: true } : { resolvedAt }) };
  if (what === "created") return { status: "open", dismissed };
  const before = textAt(told, "previous_status.category");
  return { dismissed, ...(before !== null && OVER.has(before) ? { status: "reopened" } : { status: "updated", over: false }) };
}

/** The earliest of when it was declared, reported, and began to be felt. */
function openedAt(incident: Json): Date | null {
  const moments = [timeAt(incident, "created_at"), stamped(incident, /^(impact )?started|^reported/i)].flatMap((moment) => moment ?? []);
  return moments.sort((a, b) => a.getTime() - b.getTime())[0] ?? null;
}

/** The earliest moment among those that people fill in whose name fits. */
function stamped(incident: Json, name: RegExp): Date | null {
  const moments = listAt(incident, "incident_timestamp_values")
    .filter((entry) => name.test(textAt(entry, "incident_timestamp.name") ?? ""))
    .flatMap((entry) => timeAt(entry, "value.value") ?? []);
  return moments.sort((a, b) => a.getTime() - b.getTime())[0] ?? null;
}

/** Values of the custom fields whose name fits. */
const namesOf = (incident: Json, name: RegExp): string[] =>
  listAt(incident, "custom_field_entries")
    .filter((entry) => name.test(textAt(entry, "custom_field.name") ?? ""))
    .flatMap((entry) => listAt(entry, "values"))
    .flatMap(
      (value) => textAt(value, "value_catalog_entry.name") ?? textAt(value, "value_option.value") ?? textAt(value, "value_text") ?? [],
    );

const environmentOf = (incident: Json): string | null => namesOf(incident, /^(affected )?environments?$/i)[0] ?? null;
