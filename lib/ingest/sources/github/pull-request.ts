import { type ChangeState, changeEventDraft } from "../../facts/draft";
import type { ChangeFacts } from "../../facts/facts";
import { made, type SourceReading } from "../adapter";
import { commitAt } from "../commit-at";
import { at, flagAt, type Json, said, textAt } from "../fields";
import { momentOf } from "../moment";
import { incomplete, noUse } from "../no-use";
import { timeAt } from "../time";
import type { GitHubEvent } from "./github-event";
import { pullRequestFacts } from "./pull-request-facts";

/** Which step of its life an action tells of, and the field that dates it. */
const STEPS: ReadonlyMap<string, readonly [state: ChangeState, dated: string]> = new Map([
  ["opened", ["opened", "created_at"]],
  ["reopened", ["reopened", "updated_at"]],
  ["ready_for_review", ["ready_for_review", "updated_at"]],
  ["converted_to_draft", ["updated", "updated_at"]],
  ["synchronize", ["updated", "updated_at"]],
  ["edited", ["updated", "updated_at"]],
  ["labeled", ["updated", "updated_at"]],
  ["unlabeled", ["updated", "updated_at"]],
  ["closed", ["closed", "closed_at"]],
]);

/** `pull_request`: merged only if it says so; a request that was closed carries the hash of a merge that was merely tried. */
export function readPullRequest(event: GitHubEvent): SourceReading {
  const [state, dated] = STEPS.get(event.action) ?? [];
  if (state === undefined || dated === undefined) return noUse("pull_request", event.action);
  const pull = at(event.body, "pull_request");
  const facts = pullRequestFacts(event, pull);
  if (facts === null) return incomplete("pull_request", "its number");
  const merged = event.action === "closed" && flagAt(pull, "merged") === true;
  const { receivedAt } = event.delivery;
  const when = timeAt(pull, dated);
  const updatedAt = momentOf(timeAt(pull, "updated_at"), receivedAt);
  const more: Partial<ChangeFacts> = said({
    readyAt: readyAt(event.action, pull, receivedAt),
    reopenedAt: event.action === "reopened" ? updatedAt : null,
    closedAt: event.action === "closed" ? momentOf(when, receivedAt) : null,
    mergedAt: merged ? momentOf(timeAt(pull, "merged_at") ?? when, receivedAt) : null,
    mergeCommit: merged ? commitAt(pull, "merge_commit_sha") : null,
    dismissesApprovals: event.action === "synchronize" && event.delivery.settings.dismissApprovals ? true : null,
  });
  const action = [event.action, textAt(event.body, "label.name", 100)].flatMap((word) => word ?? []).join("=");
  const key = [event.prefix, "pr", facts.number, action, textAt(pull, "updated_at", 40), commitAt(pull, "head.sha")].join(":");
  return made([changeEventDraft({ ...facts, ...more }, merged ? "merged" : state, { key, at: when, receivedAt })]);
}

/** A request that is no draft is ready from the start. */
function readyAt(action: string, pull: Json, receivedAt: Date): string | undefined {
  if (action === "ready_for_review") return momentOf(timeAt(pull, "updated_at"), receivedAt);
  return action === "opened" && flagAt(pull, "draft") !== true ? momentOf(timeAt(pull, "created_at"), receivedAt) : undefined;
}
