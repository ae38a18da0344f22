import { changeRequestDraft } from "../../facts/draft";
import type { ChangeRequestFacts } from "../../facts/facts";
import { flagAt, said } from "../fields";
import { sourceId } from "../source-id";
import { addressOf, keyOf, momentOfField, placeOfRecord, timeOf } from "./common";
import type { ServiceNowRecord } from "./record";
import type { ReadRecord } from "./record-reading";

/** By the code, and by the word that is shown for it. */
const STATES: Readonly<Record<string, ChangeRequestFacts["status"]>> = {
  "-5": "created",
  new: "created",
  "-4": "assessed",
  assess: "assessed",
  "-3": "authorised",
  authorize: "authorised",
  "-2": "scheduled",
  scheduled: "scheduled",
  "-1": "implementing",
  implement: "implementing",
  "0": "review",
  review: "review",
  "3": "closed",
  closed: "closed",
  "4": "cancelled",
  canceled: "cancelled",
  cancelled: "cancelled",
};

const TYPES = ["standard", "normal", "emergency"] as const;
const APPROVALS = ["requested", "approved", "rejected"] as const;

/** A record of `change_request`. A state that an organisation added itself has no meaning here. */
export const changeRequestOf: ReadRecord = (record, delivery) => {
  const state = record.value("state") ?? "";
  const word = state.toLowerCase();
  const status = Object.hasOwn(STATES, word) ? STATES[word] : undefined;
  if (status === undefined)
    return `ServiceNow's change ${record.value("number") ?? record.sysId} is in state “${state}”, which Wake does not know.`;
  const { facts: place, unmapped } = placeOfRecord(record, delivery);
  const facts: ChangeRequestFacts = {
    id: sourceId("servicenow", record.sysId),
    status,
    ...said({ ...described(record), ...times(record, delivery.receivedAt), ...place, url: addressOf(record, delivery) }),
  };
  const at = timeOf(record, "sys_updated_on");
  return { event: changeRequestDraft(facts, { key: keyOf(record), at, receivedAt: delivery.receivedAt }), unmapped };
};

function described(record: ServiceNowRecord) {
  const kind = record.value("type")?.toLowerCase();
  const approval = record.value("approval")?.toLowerCase();
  return {
    number: record.value("number"),
    title: record.name("short_description", 500),
    type: TYPES.find((type) => type === kind),
    emergency: kind === "emergency" ? true : undefined,
    unauthorised: flagAt({ flag: record.value("unauthorized") }, "flag"),
    approval: APPROVALS.find((one) => one === approval),
    risk: record.name("risk"),
    impact: record.name("impact"),
    outcome: record.value("close_code"),
    requestedBy: record.name("requested_by"),
    group: record.name("assignment_group"),
  };
}

/** What is planned may lie ahead; what is done may not. */
function times(record: ServiceNowRecord, receivedAt: Date) {
  const done = (field: string): string | undefined => momentOfField(record, field, receivedAt);
  return {
    openedAt: done("opened_at") ?? done("sys_created_on"),
    plannedStart: timeOf(record, "start_date")?.toISOString(),
    plannedEnd: timeOf(record, "end_date")?.toISOString(),
    startedAt: done("work_start"),
    finishedAt: done("work_end"),
    closedAt: done("closed_at"),
  };
}
