import { approvalDraft } from "../../facts/draft";
import type { ApprovalFacts } from "../../facts/facts";
import { said } from "../fields";
import { sourceId } from "../source-id";
import { addressOf, keyOf, momentOfField, timeOf } from "./common";
import { isSysId, type ServiceNowRecord } from "./record";
import type { ReadRecord } from "./record-reading";

const STATES: Readonly<Record<string, ApprovalFacts["status"]>> = {
  requested: "requested",
  approved: "approved",
  rejected: "rejected",
  cancelled: "cancelled",
  canceled: "cancelled",
  "no longer required": "cancelled",
  not_required: "cancelled",
};

/** A record of `sysapproval_approver`, one person's word, or of `sysapproval_group`, that of a group. */
export const approvalOf: ReadRecord = (record, delivery) => {
  const { receivedAt } = delivery;
  const isGroup = record.table.startsWith("sysapproval_group");
  const state = record.value(isGroup ? "approval" : "state") ?? "";
  const word = state.toLowerCase();
  const status = Object.hasOwn(STATES, word) ? STATES[word] : undefined;
  if (status === undefined) return `ServiceNow's approval ${record.sysId} is “${state}”; Wake keeps those that were asked for.`;
  const who = record.name(isGroup ? "assignment_group" : "approver");
  const isDecided = status === "approved" || status === "rejected";
  const facts: ApprovalFacts = {
    id: sourceId("servicenow", record.sysId),
    status,
    ...said({
      subject: subjectOf(record, isGroup ? "parent" : "sysapproval"),
      requestedAt: momentOfField(record, "sys_created_on", receivedAt),
      decidedAt: status === "requested" ? undefined : momentOfField(record, "sys_updated_on", receivedAt),
      dueAt: timeOf(record, "due_date")?.toISOString(),
      approvers: who === null ? undefined : [who],
      decidedBy: isDecided && who !== null ? [who] : undefined,
      comment: record.name("comments", 500),
      url: addressOf(record, delivery),
    }),
  };
  return { event: approvalDraft(facts, { key: keyOf(record), at: timeOf(record, "sys_updated_on"), receivedAt }), unmapped: [] };
};

/** The number of the record that it is about, or the public id of that record. */
function subjectOf(record: ServiceNowRecord, field: string): string | null {
  const name = record.name(field) ?? record.value("document_id");
  return name === null ? null : isSysId(name) ? sourceId("servicenow", name) : name;
}
