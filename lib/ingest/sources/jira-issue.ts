import { at, type Json, linkAt, listAt, textAt } from "./fields";
import { momentAt, momentOf } from "./moment";
import { timeAt } from "./time";

const MOST = 100;

/** An issue as one webhook shows it, whatever it stands for. */
export type JiraIssue = {
  readonly id: string;
  readonly key: string;
  /** When what the webhook tells happened. */
  readonly at: Date | null;
  readonly type: string | null;
  readonly status: string | null;
  /** new | indeterminate | done */
  readonly category: string | null;
  readonly labels: readonly string[];
  readonly components: readonly string[];
  /** Words that its project goes by. */
  readonly project: readonly string[];
  readonly environment: string | null;
  readonly isCreated: boolean;
  readonly isDeleted: boolean;
  readonly isOver: boolean;
  readonly openedAt: string | undefined;
  /** Said by Jira: closing an issue later leaves it as it is. */
  readonly resolvedAt: string | undefined;
  /** When this webhook took its resolution away. */
  readonly reopenedAt: string | undefined;
  /** When this webhook moved its status. */
  readonly movedAt: string | undefined;
  readonly url: string | null;
};

/** Reads the issue of a webhook; null without an id and a key. */
export function jiraIssue(body: Json, receivedAt: Date): JiraIssue | null {
  const issue = at(body, "issue");
  const fields = at(issue, "fields");
  const [id, key] = [textAt(issue, "id"), textAt(issue, "key")];
  if (id === null || key === null) return null;
  const event = textAt(body, "webhookEvent");
  const isCreated = event === "jira:issue_created";
  const isDeleted = event === "jira:issue_deleted";
  const told = timeAt(body, "timestamp");
  const now = momentOf(told, receivedAt);
  const category = textAt(fields, "status.statusCategory.key");
  const isResolved = timeAt(fields, "resolutiondate") !== null;
  const items = listAt(body, "changelog.items");
  return {
    id,
    key,
    at: (isCreated ? timeAt(fields, "created") : null) ?? told ?? timeAt(fields, "updated"),
    type: textAt(fields, "issuetype.name"),
    status: textAt(fields, "status.name"),
    category,
    labels: textsAt(fields, "labels", ""),
    components: textsAt(fields, "components", ".name"),
    project: [textAt(fields, "project.key"), textAt(fields, "project.name")].flatMap((word) => word ?? []),
    environment: textAt(fields, "environment"),
    isCreated,
    isDeleted,
    isOver: isDeleted || isResolved || category === "done",
    openedAt: momentAt(fields, "created", receivedAt),
    resolvedAt: momentAt(fields, "resolutiondate", receivedAt),
    reopenedAt: items.some((item) => touches(item, "resolution") && textAt(item, "from") !== null && textAt(item, "to") === null)
      ? now
      : undefined,
    movedAt: isDeleted || items.some((item) => touches(item, "status")) ? now : undefined,
    url: addressOf(issue, key),
  };
}

const touches = (item: Json, field: string): boolean => (textAt(item, "field") ?? textAt(item, "fieldId")) === field;

const textsAt = (fields: Json, path: string, inner: string): string[] =>
  listAt(fields, path)
    .flatMap((one) => textAt({ one }, `one${inner}`) ?? [])
    .slice(0, MOST);

/** Where people read it: Jira names only the address of its API. */
function addressOf(issue: Json, key: string): string | null {
  const self = linkAt(issue, "self");
  const [base] = self?.split("/rest/") ?? [];
  return base === undefined || base === self ? null : `${base}/browse/${encodeURIComponent(key)}`;
}
