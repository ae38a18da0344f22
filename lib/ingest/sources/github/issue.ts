import type { SourceReading } from "../adapter";
import { at, countAt, linkAt, textAt } from "../fields";
import { type IssueStep, issueReading } from "../issue-reading";
import { labelNamesAt } from "../labels-at";
import { incomplete, noUse } from "../no-use";
import { timeAt } from "../time";
import type { GitHubEvent } from "./github-event";

/** What is deleted or moved to another repository has ended here. */
const STEPS: ReadonlyMap<string, IssueStep> = new Map([
  ["opened", "opened"],
  ["closed", "closed"],
  ["deleted", "closed"],
  ["transferred", "closed"],
  ["reopened", "reopened"],
  ["labeled", "updated"],
  ["unlabeled", "updated"],
  ["edited", "updated"],
]);

/** `issues`: an incident where its labels say so, else a ticket. */
export function readIssue(event: GitHubEvent): SourceReading {
  const step = STEPS.get(event.action);
  if (step === undefined) return noUse("issues", event.action);
  const issue = at(event.body, "issue");
  const number = countAt(issue, "number");
  if (number === null) return incomplete("issues", "the number of its issue");
  const updatedAt = timeAt(issue, "updated_at");
  const label = textAt(event.body, "label.name", 100);
  return issueReading(event.delivery, {
    id: `${event.prefix}:issue:${number}`,
    key: [event.prefix, "issue", number, event.action, updatedAt?.toISOString() ?? "", label ?? ""].join(":"),
    step,
    humanKey: `${event.fullName}#${number}`,
    title: textAt(issue, "title", 500),
    type: textAt(issue, "type.name") ?? textAt(issue, "type"),
    labels: labelNamesAt(issue, "labels", "name"),
    lostLabel: event.action === "unlabeled" ? label : null,
    resolution: textAt(issue, "state_reason"),
    severity: null,
    openedAt: timeAt(issue, "created_at"),
    closedAt: timeAt(issue, "closed_at"),
    closed: textAt(issue, "state") === "closed",
    updatedAt,
    serviceWord: event.serviceWord,
    url: linkAt(issue, "html_url"),
  });
}
