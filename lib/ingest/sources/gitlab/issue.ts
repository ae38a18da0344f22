import type { SourceReading } from "../adapter";
import { at, countAt, type Json, linkAt, textAt } from "../fields";
import { type IssueStep, issueReading } from "../issue-reading";
import { labelNamesAt } from "../labels-at";
import { incomplete, noUse } from "../no-use";
import { timeAt } from "../time";
import type { GitLabEvent } from "./gitlab-event";

const STEPS: ReadonlyMap<string, IssueStep> = new Map([
  ["open", "opened"],
  ["close", "closed"],
  ["reopen", "reopened"],
  ["update", "updated"],
]);

/** `issue` and `work_item`: an incident by its type or its labels, else a ticket. */
export function readIssue(event: GitLabEvent): SourceReading {
  const { body } = event;
  const issue = at(body, "object_attributes");
  const action = textAt(issue, "action", 40) ?? "";
  const step = STEPS.get(action);
  if (step === undefined) return noUse("issue", action);
  const number = countAt(issue, "iid");
  if (number === null) return incomplete("issue", "its number");
  const updatedAt = timeAt(issue, "updated_at");
  const labels = labelNamesAt(issue, "labels", "title");
  const severity = textAt(issue, "severity", 40);
  return issueReading(event.delivery, {
    id: `${event.prefix}:issue:${number}`,
    key: [event.prefix, "issue", number, action, updatedAt?.toISOString() ?? ""].join(":"),
    step,
    humanKey: `${event.path}#${number}`,
    title: textAt(issue, "title", 500),
    type: textAt(issue, "type") ?? textAt(body, "event_type"),
    labels: labels.length > 0 ? labels : labelNamesAt(body, "labels", "title"),
    lostLabel: lostLabel(event.delivery.settings.incidentLabels, body),
    resolution: null,
    severity: severity === "unknown" ? null : severity,
    openedAt: timeAt(issue, "created_at"),
    closedAt: timeAt(issue, "closed_at"),
    closed: textAt(issue, "state") === "closed",
    updatedAt,
    serviceWord: event.serviceWord,
    url: linkAt(issue, "url"),
  });
}

/** The label that made it an incident, when this event took it away. */
function lostLabel(incidentLabels: readonly string[], body: Json): string | null {
  const words = incidentLabels.map((word) => word.toLowerCase());
  const kept = labelNamesAt(body, "changes.labels.current", "title");
  const before = labelNamesAt(body, "changes.labels.previous", "title");
  return before.find((name) => words.includes(name.toLowerCase()) && !kept.includes(name)) ?? null;
}
