import type { IncidentStatus } from "@/lib/domain/incident";
import { incidentDraft, ticketDraft } from "../facts/draft";
import type { IncidentFacts } from "../facts/facts";
import { type Delivery, ignored, made, type SourceReading } from "./adapter";
import { linkAt, said, textAt } from "./fields";
import { firstTextAt, firstTimeAt } from "./first-at";
import { incidentPlace } from "./incident-place";
import { momentOf } from "./moment";
import { sourceId } from "./source-id";

const STATE = { todo: ["open", "open"], in_progress: ["acknowledged", "in_progress"], done: ["resolved", "done"] } as const;

/** A posted issue: an incident by its type, else a ticket. */
export function readDevlakeIssue(delivery: Delivery): SourceReading {
  const { body, settings, receivedAt, connection } = delivery;
  const key = firstTextAt(body, ["issueKey", "issue_key"]);
  if (key === null) return ignored("This issue has no key.");
  const resolved = firstTimeAt(body, ["resolutionDate", "resolution_date"]);
  const state = stateOf(textAt(body, "status"), resolved !== null);
  if (state === null) return ignored(`Issue ${key} has no status that Wake knows: TODO, IN_PROGRESS or DONE.`);
  const created = firstTimeAt(body, ["createdDate", "created_date"]);
  const updated = firstTimeAt(body, ["updatedDate", "updated_date"]);
  const type = textAt(body, "type");
  const [incidentState, ticketState] = STATE[state];
  const when = { todo: created, in_progress: updated, done: resolved ?? updated }[state];
  const common = { at: when, receivedAt };
  const openedAt = momentOf(created, receivedAt);
  const shared = said({ title: textAt(body, "title", 500), url: linkAt(body, "url"), openedAt });
  const id = sourceId("devlake", connection, key);
  if (type === null || !settings.incidentLabels.some((label) => label.toLowerCase() === type.toLowerCase())) {
    const closedAt = state === "done" ? momentOf(when, receivedAt) : undefined;
    const facts = { id, key, status: ticketState, ...shared, ...said({ type, priority: textAt(body, "priority"), closedAt }) };
    return made([ticketDraft(facts, { key: sourceId(id, "ticket", state, when?.toISOString() ?? ""), ...common })]);
  }
  const component = textAt(body, "component");
  const place = incidentPlace(settings, { services: component === null ? [] : [component], environment: null });
  const facts: IncidentFacts = {
    id,
    status: incidentState,
    ...shared,
    ...said({ severity: textAt(body, "severity") ?? textAt(body, "priority") }),
    ...momentFact(incidentState, when, receivedAt),
    ...place.facts,
  };
  return made([incidentDraft(facts, { key: sourceId(id, state, when?.toISOString() ?? ""), ...common })], place.unmapped);
}

/** A call that closes an issue by its key. It does not say what the issue is; DevLake's users close incidents that way. */
export const readDevlakeClose = (issue: string, { connection, receivedAt }: Delivery): SourceReading => {
  const id = sourceId("devlake", connection, issue);
  return made([incidentDraft({ id, status: "resolved" }, { key: sourceId(id, "close"), at: null, receivedAt })]);
};

function stateOf(status: string | null, isResolved: boolean): keyof typeof STATE | null {
  const word = status?.toLowerCase().replaceAll(/[- ]/g, "_");
  if (word === "todo" || word === "in_progress" || word === "done") return word;
  return word === undefined && isResolved ? "done" : null;
}

function momentFact(state: IncidentStatus, at: Date | null, receivedAt: Date): Partial<IncidentFacts> {
  const moment = momentOf(at, receivedAt);
  if (moment === undefined) return {};
  return state === "resolved" ? { resolvedAt: moment } : state === "acknowledged" ? { acknowledgedAt: moment } : {};
}
