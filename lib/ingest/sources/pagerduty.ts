import { incidentDraft, keyOfContent } from "../facts/draft";
import type { IncidentFacts } from "../facts/facts";
import { type Adapter, type Delivery, ignored, made, type SourceReading } from "./adapter";
import { at, type Json, linkAt, said, textAt } from "./fields";
import { incidentPlace } from "./incident-place";
import { momentAt } from "./moment";
import { mapped } from "./place";
import { sourceId } from "./source-id";
import { timeAt } from "./time";

type Meaning = {
  readonly status: IncidentFacts["status"];
  readonly when?: "acknowledgedAt" | "unacknowledgedAt" | "resolvedAt" | "reopenedAt";
};

/** Events that say something of the incident itself. Only `incident.resolved` says that it ended, whatever the others' times are. */
const MEANING: Readonly<Record<string, Meaning>> = {
  "incident.triggered": { status: "open" },
  "incident.acknowledged": { status: "acknowledged", when: "acknowledgedAt" },
  "incident.unacknowledged": { status: "updated", when: "unacknowledgedAt" },
  "incident.resolved": { status: "resolved", when: "resolvedAt" },
  "incident.reopened": { status: "reopened", when: "reopenedAt" },
  "incident.priority_updated": { status: "updated" },
  "incident.service_updated": { status: "updated" },
  "incident.status_update_published": { status: "updated" },
  "incident.annotated": { status: "updated" },
};

/** PagerDuty's webhooks, version 3. */
export const pagerdutyAdapter: Adapter = {
  source: "pagerduty",
  headers: ["x-webhook-id"],
  topic: (_headers, body) => textAt(body, "event.event_type"),
  deliveryKey: (headers, body) => {
    const parts = [headers["x-webhook-id"], textAt(body, "event.id")].filter((part) => part !== undefined && part !== null);
    return parts.length > 0 ? parts.join(":") : null;
  },
  read,
};

function read({ body, settings, receivedAt }: Delivery): SourceReading {
  const event = at(body, "event");
  const type = textAt(event, "event_type");
  const meaning = type !== null && Object.hasOwn(MEANING, type) ? MEANING[type] : undefined;
  if (meaning === undefined) return ignored(`PagerDuty sends “${type ?? "something without a type"}”; Wake has no use for it.`);
  // Notes and status updates are things of their own that name their incident.
  const isIncident = (textAt(event, "data.type") ?? "incident") === "incident";
  const incident = at(event, isIncident ? "data" : "data.incident");
  const id = textAt(incident, "id");
  if (id === null) return ignored(`PagerDuty sent “${type}” without the id of its incident.`);
  const occurredAt = momentAt(event, "occurred_at", receivedAt);
  const about = isIncident ? aboutIncident(incident, settings) : { facts: {}, unmapped: [] };
  const facts: IncidentFacts = {
    id: sourceId("pagerduty", id),
    status: meaning.status,
    ...said({
      // A note names its incident by a summary that puts a number before the title.
      title: isIncident ? (textAt(incident, "title", 500) ?? textAt(incident, "summary", 500)) : null,
      openedAt: momentAt(incident, "created_at", receivedAt),
      severity: textAt(incident, "priority.summary"),
      url: linkAt(incident, "html_url"),
    }),
    ...(meaning.when === undefined || occurredAt === undefined ? {} : { [meaning.when]: occurredAt }),
    ...about.facts,
  };
  const eventId = textAt(event, "id");
  const key = eventId === null ? keyOfContent(sourceId("pagerduty", id), { type, facts }) : sourceId("pagerduty", "event", eventId);
  const when = meaning.status === "open" ? (timeAt(incident, "created_at") ?? timeAt(event, "occurred_at")) : timeAt(event, "occurred_at");
  return made([incidentDraft(facts, { key, at: when, receivedAt })], about.unmapped);
}

/** What only a whole incident tells: where it is, and where it went. */
function aboutIncident(incident: Json, settings: Delivery["settings"]) {
  const [name, serviceId] = [textAt(incident, "service.summary"), textAt(incident, "service.id")];
  const service = serviceId !== null && (name === null || mapped(settings.services, serviceId) !== null) ? serviceId : name;
  const place = incidentPlace(settings, { services: service === null ? [] : [service], environment: null });
  const into = /merge/.test(textAt(incident, "resolve_reason.type") ?? "") ? textAt(incident, "resolve_reason.incident.id") : null;
  const labels = said({ number: textAt(incident, "number"), urgency: textAt(incident, "urgency") });
  return {
    facts: {
      ...place.facts,
      ...(into === null ? {} : { mergedInto: sourceId("pagerduty", into) }),
      ...(Object.keys(labels).length > 0 ? { labels } : {}),
    },
    unmapped: place.unmapped,
  };
}
