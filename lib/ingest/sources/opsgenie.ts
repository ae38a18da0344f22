import { incidentDraft, keyOfContent } from "../facts/draft";
import type { IncidentFacts } from "../facts/facts";
import { type Adapter, type Delivery, ignored, made, type SourceReading } from "./adapter";
import { entriesAt, type Json, listAt, said, textAt } from "./fields";
import { incidentPlace } from "./incident-place";
import { momentAt } from "./moment";
import { sourceId } from "./source-id";
import { timeAt } from "./time";

type Meaning = {
  readonly status: IncidentFacts["status"];
  readonly when?: "acknowledgedAt" | "unacknowledgedAt" | "resolvedAt";
  readonly over?: true;
};

const MEANING: Readonly<Record<string, Meaning>> = {
  Create: { status: "open" },
  Acknowledge: { status: "acknowledged", when: "acknowledgedAt" },
  UnAcknowledge: { status: "updated", when: "unacknowledgedAt" },
  Close: { status: "resolved", when: "resolvedAt" },
  // An alert that is deleted while it is open ends with that; one that was closed before ended then.
  Delete: { status: "resolved", over: true },
  UpdatePriority: { status: "updated" },
  UpdateMessage: { status: "updated" },
  AddTags: { status: "updated" },
  RemoveTags: { status: "updated" },
  AddDetails: { status: "updated" },
  RemoveDetails: { status: "updated" },
};

/** Alerts of Opsgenie and of Jira Service Management's webhook of the same shape; an alert there is an incident here. */
export const opsgenieAdapter: Adapter = {
  source: "opsgenie",
  headers: [],
  topic: (_headers, body) => textAt(body, "action"),
  deliveryKey: () => null,
  read,
};

function read({ body, settings, receivedAt }: Delivery): SourceReading {
  const action = textAt(body, "action");
  const meaning = action !== null && Object.hasOwn(MEANING, action) ? MEANING[action] : undefined;
  if (meaning === undefined) return ignored(`Opsgenie sends “${action ?? "something without an action"}”; Wake has no use for it.`);
  const id = textAt(body, "alert.alertId");
  if (id === null) return ignored(`Opsgenie sent “${action}” without the id of its alert.`);
  const moment = momentAt(body, "alert.updatedAt", receivedAt);
  const place = incidentPlace(settings, placeSaid(body));
  const labels = said({ alias: textAt(body, "alert.alias", 500), tags: textAt({ tags: tagsOf(body).join(", ") }, "tags", 500) });
  const facts: IncidentFacts = {
    id: sourceId("opsgenie", id),
    status: meaning.status,
    ...said({
      title: textAt(body, "alert.message", 500),
      severity: priorityOf(body),
      openedAt: momentAt(body, "alert.createdAt", receivedAt),
      over: meaning.over,
    }),
    ...(meaning.when === undefined || moment === undefined ? {} : { [meaning.when]: moment }),
    ...place.facts,
    ...(Object.keys(labels).length > 0 ? { labels } : {}),
  };
  const updated = textAt(body, "alert.updatedAt");
  const key =
    updated === null ? keyOfContent(sourceId("opsgenie", id, action ?? ""), facts) : sourceId("opsgenie", id, action ?? "", updated);
  const when = (action === "Create" ? timeAt(body, "alert.createdAt") : null) ?? timeAt(body, "alert.updatedAt");
  // Later actions leave details out; that they name no service says nothing.
  return made([incidentDraft(facts, { key, at: when, receivedAt })], action === "Create" ? place.unmapped : []);
}

/** `P3`; a number stands for the same. */
function priorityOf(body: Json): string | null {
  const priority = textAt(body, "alert.priority");
  return priority !== null && /^[1-5]$/.test(priority) ? `P${priority}` : priority;
}

const tagsOf = (body: Json): string[] => listAt(body, "alert.tags").flatMap((tag) => textAt({ tag }, "tag") ?? []);

/** Details by name, else tags such as `service:checkout`; what the alert calls its entity may be a service too. */
function placeSaid(body: Json) {
  const detail = (name: string): string | null => {
    const entry = entriesAt(body, "alert.details").find(([key]) => key.toLowerCase() === name);
    const tag = tagsOf(body).find((text) => text.toLowerCase().startsWith(`${name}:`));
    return (entry === undefined ? null : textAt({ value: entry[1] }, "value")) ?? (tag?.slice(name.length + 1).trim() || null);
  };
  const service = detail("service");
  const entity = textAt(body, "alert.entity");
  return {
    services: service === null ? [] : [service],
    hints: entity === null ? [] : [entity],
    environment: detail("environment") ?? detail("env"),
  };
}
