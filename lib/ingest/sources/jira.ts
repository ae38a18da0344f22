import { tierOf } from "@/lib/domain/tier";
import { changeRequestDraft, incidentDraft, ticketDraft } from "../facts/draft";
import type { ChangeRequestFacts, IncidentFacts, TicketFacts } from "../facts/facts";
import { type Adapter, type Delivery, ignored, made, type SourceReading } from "./adapter";
import { at, type Json, listAt, said, textAt } from "./fields";
import { incidentPlace } from "./incident-place";
import { type JiraIssue, jiraIssue } from "./jira-issue";
import { mapped } from "./place";
import { sourceId } from "./source-id";
import type { SourceSettings } from "./source-settings";

const EVENTS = new Set(["jira:issue_created", "jira:issue_updated", "jira:issue_deleted"]);
const MOST = 100;

/** Webhooks of Jira, Cloud and Data Center: an issue is an incident, a request for change, or a ticket, by its type and its labels. */
export const jiraAdapter: Adapter = {
  source: "jira",
  headers: ["x-atlassian-webhook-identifier"],
  topic: (_headers, body) => textAt(body, "webhookEvent"),
  deliveryKey: (headers) => headers["x-atlassian-webhook-identifier"] ?? null,
  read,
};

function read({ body, settings, receivedAt }: Delivery): SourceReading {
  const event = textAt(body, "webhookEvent") ?? "";
  if (!EVENTS.has(event)) return ignored(`Jira sends “${event || "something without a webhookEvent"}”; Wake has no use for it.`);
  const issue = jiraIssue(body, receivedAt);
  if (issue === null) return ignored(`Jira sent “${event}” without the id and the key of its issue.`);
  const changelog = textAt(body, "changelog.id");
  const key = sourceId("jira", issue.id, ...(changelog === null ? [event, textAt(body, "timestamp") ?? ""] : [changelog]));
  const common = { key, at: issue.at, receivedAt };
  const fields = at(body, "issue.fields");
  const kind = kindOf(issue, settings);
  if (kind === "ticket") return made([ticketDraft(ticketFacts(issue, fields), common)]);
  const place = incidentPlace(settings, { services: issue.components, hints: issue.project, environment: environmentOf(issue, settings) });
  if (kind === "change-request") return made([changeRequestDraft(changeFacts(issue, fields, place.facts), common)], place.unmapped);
  return made([incidentDraft({ ...incidentFacts(issue, fields), ...place.facts }, common)], place.unmapped);
}

/** `[System] Incident` is what service projects call their incidents. */
function kindOf({ type, labels }: JiraIssue, settings: SourceSettings): "incident" | "change-request" | "ticket" {
  const name = (type ?? "").toLowerCase().replace(/^\[system\]\s*/, "");
  const marks = settings.incidentLabels.map((label) => label.toLowerCase());
  if (name === "incident" || [name, ...labels.map((label) => label.toLowerCase())].some((word) => marks.includes(word))) return "incident";
  return name === "change" || name === "change request" ? "change-request" : "ticket";
}

/** What people write there is a text of any kind; it counts when it is a name that Wake knows. */
function environmentOf({ environment }: JiraIssue, settings: SourceSettings): string | null {
  if (environment === null) return null;
  return mapped(settings.environments, environment) !== null || tierOf(environment) !== "other" ? environment : null;
}

function incidentFacts(issue: JiraIssue, fields: Json): IncidentFacts {
  const { isOver, isDeleted, resolvedAt, reopenedAt } = issue;
  const active = issue.isCreated ? { status: "open" as const } : { status: "updated" as const, over: false };
  return {
    id: sourceId("jira", issue.id),
    dismissed: isDeleted,
    ...(isOver ? { status: "resolved" as const, ...(resolvedAt === undefined ? { over: true } : { resolvedAt }) } : active),
    ...(reopenedAt === undefined || isOver ? {} : { status: "reopened" as const, reopenedAt }),
    ...said({
      title: textAt(fields, "summary", 500),
      severity: textAt(fields, "priority.name"),
      openedAt: issue.openedAt,
      url: issue.url,
    }),
    labels: said({ key: issue.key, state: issue.status }),
  };
}

function ticketFacts(issue: JiraIssue, fields: Json): TicketFacts {
  const releases = listAt(fields, "fixVersions").flatMap((version) => textAt(version, "name") ?? []);
  return {
    id: sourceId("jira", issue.id),
    key: issue.key,
    status: issue.isOver ? "done" : issue.category === "indeterminate" ? "in_progress" : "open",
    releases: releases.slice(0, MOST),
    labels: issue.labels,
    ...said({
      title: textAt(fields, "summary", 500),
      type: issue.type,
      priority: textAt(fields, "priority.name"),
      resolution: issue.isDeleted ? "deleted" : textAt(fields, "resolution.name"),
      openedAt: issue.openedAt,
      closedAt: issue.isOver ? (issue.resolvedAt ?? issue.movedAt) : undefined,
      reopenedAt: issue.reopenedAt,
      url: issue.url,
    }),
  };
}

/** Words of workflows by the state they stand for; the first that fits counts, then the category. */
const STATES: readonly (readonly [RegExp, ChangeRequestFacts["status"]])[] = [
  [/cancel|declin|reject|withdraw/i, "cancelled"],
  [/awaiting|approval|authoris|authoriz/i, "assessed"],
  [/plan|schedul/i, "scheduled"],
  [/review|verif/i, "review"],
  [/implement|progress/i, "implementing"],
];

function changeFacts(issue: JiraIssue, fields: Json, place: Pick<IncidentFacts, "services" | "environment">): ChangeRequestFacts {
  const word = STATES.find(([pattern]) => pattern.test(issue.status ?? ""))?.[1];
  const active = word ?? (issue.category === "indeterminate" ? "implementing" : "created");
  return {
    id: sourceId("jira", issue.id),
    status: issue.isDeleted ? "cancelled" : issue.isOver ? (word === "cancelled" ? "cancelled" : "closed") : active,
    number: issue.key,
    ...said({
      title: textAt(fields, "summary", 500),
      emergency: issue.labels.some((label) => label.toLowerCase() === "emergency") ? true : undefined,
      ...place,
      openedAt: issue.openedAt,
      closedAt: issue.isOver ? issue.resolvedAt : undefined,
      outcome: textAt(fields, "resolution.name"),
      requestedBy: textAt(fields, "reporter.displayName"),
      url: issue.url,
    }),
  };
}
