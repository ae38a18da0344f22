import { changeRequestDraft, incidentDraft, keyOfContent } from "../facts/draft";
import type { ChangeRequestFacts, IncidentFacts } from "../facts/facts";
import { type Adapter, type Delivery, ignored, made, type SourceReading } from "./adapter";
import { at, flagAt, type Json, linkAt, listAt, said, textAt } from "./fields";
import { incidentPlace } from "./incident-place";
import { momentAt, momentOf } from "./moment";
import { sourceId } from "./source-id";
import { timeAt } from "./time";

const OVER = new Set(["resolved", "postmortem"]);

/** States of planned maintenance; it is a change with a window, not an incident. */
const MAINTENANCE: Readonly<Record<string, ChangeRequestFacts["status"]>> = {
  scheduled: "scheduled",
  in_progress: "implementing",
  verifying: "review",
  completed: "closed",
};

/** Statuspage's webhooks: incidents and planned maintenance as subscribers see them. */
export const statuspageAdapter: Adapter = {
  source: "statuspage",
  headers: [],
  topic: (_headers, body) =>
    at(body, "incident") !== undefined ? "incident" : at(body, "component_update") !== undefined ? "component_update" : null,
  deliveryKey: () => null,
  read,
};

function read(delivery: Delivery): SourceReading {
  const { body, receivedAt, settings } = delivery;
  if (at(body, "component_update") !== undefined)
    return ignored("Statuspage tells the state of a component; what users feel of it arrives as an incident.");
  const incident = at(body, "incident");
  const id = textAt(incident, "id");
  const status = textAt(incident, "status");
  if (id === null || status === null) return ignored("Statuspage sent no incident with an id and a status.");
  const page = textAt(body, "page.id") ?? textAt(incident, "page_id") ?? delivery.connection;
  const key = sourceId("statuspage", page, id);
  const place = incidentPlace(settings, { services: componentsOf(incident), environment: null });
  const told = listAt(incident, "incident_updates")[0];
  const isPlanned = timeAt(incident, "scheduled_for") !== null || Object.hasOwn(MAINTENANCE, status);
  const facts = isPlanned ? null : incidentFacts(key, incident, receivedAt, place.facts);
  const window = isPlanned ? windowFacts(key, incident, receivedAt, place.facts) : null;
  const update = textAt(told, "id");
  const event = update === null ? keyOfContent(key, facts ?? window) : sourceId(key, update);
  const updatedAt = timeAt(told, "created_at") ?? timeAt(incident, "updated_at");
  const when = facts?.status === "open" && facts.openedAt !== undefined ? new Date(facts.openedAt) : updatedAt;
  const common = { key: event, at: when, receivedAt };
  if (facts !== null) return made([incidentDraft(facts, common)], place.unmapped);
  return window === null
    ? ignored(`Statuspage calls this maintenance “${status}”; Wake does not know that state.`)
    : made([changeRequestDraft(window, common)]);
}

const componentsOf = (incident: Json): string[] => listAt(incident, "components").flatMap((component) => textAt(component, "name") ?? []);

/** Newest first, as they are sent. */
const statesOf = (incident: Json): string[] => listAt(incident, "incident_updates").flatMap((update) => textAt(update, "status") ?? []);

function incidentFacts(
  id: string,
  incident: Json,
  receivedAt: Date,
  place: Pick<IncidentFacts, "services" | "environment">,
): IncidentFacts {
  const isOver = OVER.has(textAt(incident, "status") ?? "");
  const [, before, ...earlier] = statesOf(incident);
  const began = [timeAt(incident, "created_at"), timeAt(incident, "started_at")].flatMap((moment) => moment ?? []);
  const resolvedAt = momentAt(incident, "resolved_at", receivedAt);
  const first = before === undefined && earlier.length === 0;
  const active = first
    ? { status: "open" as const }
    : OVER.has(before ?? "")
      ? { status: "reopened" as const }
      : { status: "updated" as const, over: false };
  return {
    id,
    ...(isOver ? { status: "resolved" as const, ...(resolvedAt === undefined ? { over: true } : { resolvedAt }) } : active),
    ...said({
      title: textAt(incident, "name", 500),
      severity: textAt(incident, "impact"),
      openedAt: momentOf(began.sort((a, b) => a.getTime() - b.getTime())[0] ?? null, receivedAt),
      url: linkAt(incident, "shortlink"),
    }),
    ...place,
    labels: said({ state: textAt(incident, "status"), backfilled: flagAt(incident, "backfilled") === true ? "true" : null }),
  };
}

function windowFacts(
  id: string,
  incident: Json,
  receivedAt: Date,
  { services, environment }: Pick<IncidentFacts, "services" | "environment">,
): ChangeRequestFacts | null {
  const state = textAt(incident, "status") ?? "";
  const status = Object.hasOwn(MAINTENANCE, state) ? MAINTENANCE[state] : OVER.has(state) ? "closed" : undefined;
  if (status === undefined) return null;
  const ended =
    momentAt(incident, "resolved_at", receivedAt) ?? momentAt(listAt(incident, "incident_updates")[0], "created_at", receivedAt);
  const closedAt = status === "closed" ? ended : undefined;
  const began = listAt(incident, "incident_updates").findLast((update) => textAt(update, "status") === "in_progress");
  return {
    id,
    status,
    ...said({
      title: textAt(incident, "name", 500),
      impact: textAt(incident, "impact"),
      services,
      environment,
      openedAt: momentAt(incident, "created_at", receivedAt),
      plannedStart: timeAt(incident, "scheduled_for")?.toISOString(),
      plannedEnd: timeAt(incident, "scheduled_until")?.toISOString(),
      startedAt: momentAt(began, "created_at", receivedAt),
      finishedAt: closedAt,
      closedAt,
      url: linkAt(incident, "shortlink"),
    }),
  };
}
