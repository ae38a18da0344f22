import { incidentDraft } from "../../facts/draft";
import type { IncidentFacts } from "../../facts/facts";
import { said } from "../fields";
import { sourceId } from "../source-id";
import { addressOf, keyOf, momentOfField, placeOfRecord, timeOf } from "./common";
import type { ServiceNowRecord } from "./record";
import type { ReadRecord } from "./record-reading";

type Standing = Pick<IncidentFacts, "status" | "over" | "resolvedAt" | "dismissed">;

const OPEN: Standing = { status: "open", over: false, dismissed: false };
const TAKEN: Standing = { status: "acknowledged", over: false, dismissed: false };
const HELD: Standing = { status: "updated", over: false, dismissed: false };
const ENDED: Standing = { status: "resolved", over: true, dismissed: false };
const CANCELLED: Standing = { status: "resolved", over: true, dismissed: true };

/** By the code, and by the word that is shown for it. A record says how it stands, not what happened. */
const STATES: Readonly<Record<string, Standing>> = {
  "1": OPEN,
  new: OPEN,
  "2": TAKEN,
  "in progress": TAKEN,
  "3": HELD,
  "on hold": HELD,
  "6": ENDED,
  resolved: ENDED,
  "7": ENDED,
  closed: ENDED,
  "8": CANCELLED,
  canceled: CANCELLED,
  cancelled: CANCELLED,
};

/** A record of `incident`. That it is closed after it was resolved does not move its end. */
export const incidentOf: ReadRecord = (record, delivery) => {
  const { receivedAt } = delivery;
  const state = record.value("incident_state") ?? record.value("state") ?? "";
  const word = state.toLowerCase();
  const standing = Object.hasOwn(STATES, word) ? STATES[word] : undefined;
  if (standing === undefined)
    return `ServiceNow's incident ${record.value("number") ?? record.sysId} is in state “${state}”, which Wake does not know.`;
  const { facts: place, unmapped } = placeOfRecord(record, delivery);
  const isOver = standing.over === true;
  const resolvedAt = isOver ? momentOfField(record, "resolved_at", receivedAt) : undefined;
  const facts: IncidentFacts = {
    id: sourceId("servicenow", record.sysId),
    ...(resolvedAt === undefined ? standing : { status: "resolved", resolvedAt, dismissed: standing.dismissed }),
    ...said({
      title: record.name("short_description", 500),
      severity: record.name("priority"),
      openedAt: momentOfField(record, "opened_at", receivedAt) ?? momentOfField(record, "sys_created_on", receivedAt),
      causedBy: namesOf(record, "caused_by"),
      fixedBy: namesOf(record, "rfc"),
      url: addressOf(record, delivery),
    }),
    ...place,
    labels: said({
      number: record.value("number"),
      problem: record.name("problem_id"),
      causedBy: record.name("caused_by"),
      state: record.name("incident_state") ?? record.name("state"),
    }),
  };
  const changed = timeOf(record, "sys_updated_on");
  // Without the moment of its resolution an incident ended, at the latest, when it was closed.
  const at = isOver && resolvedAt === undefined ? (timeOf(record, "closed_at") ?? changed) : changed;
  return { event: incidentDraft(facts, { key: keyOf(record), at, receivedAt }), unmapped };
};

/** The change that a field refers to, by its number where that was sent. */
function namesOf(record: ServiceNowRecord, field: string): string[] | undefined {
  const name = record.name(field);
  return name === null ? undefined : [name];
}
