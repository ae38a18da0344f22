import { type ChangeState, changeEventDraft } from "../../facts/draft";
import type { ChangeFacts } from "../../facts/facts";
import { ignored, made, type SourceReading } from "../adapter";
import { commitAt } from "../commit-at";
import { at, flagAt, said, textAt } from "../fields";
import { idAt } from "../id-at";
import { isBot } from "../is-bot";
import { momentOf } from "../moment";
import { incomplete, noUse } from "../no-use";
import { timeAt } from "../time";
import { type GitLabEvent, userAt } from "./gitlab-event";
import { mergeRequestFacts } from "./merge-request-facts";

const STEPS: ReadonlyMap<string, ChangeState> = new Map([
  ["open", "opened"],
  ["reopen", "reopened"],
  ["update", "updated"],
  ["close", "closed"],
  ["merge", "merged"],
]);

/** Each person's word, and the one that completed what the project asks for. */
const REVIEWS: ReadonlyMap<string, "approved" | "dismissed"> = new Map([
  ["approval", "approved"],
  ["approved", "approved"],
  ["unapproval", "dismissed"],
  ["unapproved", "dismissed"],
]);

/** `merge_request`. It never says when it was merged: the change that `merge` tells of does. */
export function readMergeRequest(event: GitLabEvent): SourceReading {
  const attributes = at(event.body, "object_attributes");
  const action = textAt(attributes, "action", 40) ?? "";
  const step = STEPS.get(action);
  const review = REVIEWS.get(action);
  if (step === undefined && review === undefined) return noUse("merge_request", action);
  const facts = mergeRequestFacts(event, attributes);
  if (facts === null) return incomplete("merge_request", "its number");
  const updated = textAt(attributes, "updated_at", 40);
  const key = [event.prefix, "mr", facts.number, action, updated, commitAt(attributes, "last_commit.id")].join(":");
  return review === undefined ? stepReading(event, facts, step ?? "updated", key) : reviewReading(event, facts, review, key);
}

function stepReading(event: GitLabEvent, facts: ChangeFacts, step: ChangeState, key: string): SourceReading {
  const attributes = at(event.body, "object_attributes");
  const { receivedAt, settings } = event.delivery;
  const when = timeAt(attributes, step === "opened" ? "created_at" : "updated_at");
  const moment = momentOf(when, receivedAt);
  const readied = step === "updated" && (["draft", "work_in_progress"] as const).some((field) => endsAt(event, field));
  const commits = textAt(attributes, "oldrev") !== null;
  const more: Partial<ChangeFacts> = said({
    readyAt: readied || (step === "opened" && facts.draft !== true) ? moment : null,
    reopenedAt: step === "reopened" ? moment : null,
    closedAt: step === "closed" || step === "merged" ? moment : null,
    mergedAt: step === "merged" ? moment : null,
    mergeCommit: step === "merged" ? mergeCommitOf(event) : null,
    dismissesApprovals: step === "updated" && commits && settings.dismissApprovals ? true : null,
  });
  return made([changeEventDraft({ ...facts, ...more }, readied ? "ready_for_review" : step, { key, at: when, receivedAt })]);
}

/** A fast-forward makes no commit of its own: then the last commit, or the one that squashed them, is what arrived. */
function mergeCommitOf({ body }: GitLabEvent): string | null {
  const fields = ["merge_commit_sha", "squash_commit_sha", "last_commit.id"];
  return fields.map((field) => commitAt(body, `object_attributes.${field}`)).find((commit) => commit !== null) ?? null;
}

const endsAt = ({ body }: GitLabEvent, field: "draft" | "work_in_progress"): boolean =>
  flagAt(body, `changes.${field}.previous`) === true && flagAt(body, `changes.${field}.current`) === false;

/** The times of a review have whole seconds, so who gave it is part of its key. */
function reviewReading(event: GitLabEvent, facts: ChangeFacts, state: "approved" | "dismissed", key: string): SourceReading {
  const { body, delivery } = event;
  const reviewer = userAt(body, "user");
  const account = idAt(body, "user.id");
  if (reviewer === null) return incomplete("merge_request", "who approved it");
  if (account !== null && account === idAt(body, "object_attributes.author_id"))
    return ignored("An author's approval of their own merge request is not counted as a review.");
  const when = timeAt(body, "object_attributes.updated_at");
  const moment = momentOf(when ?? delivery.receivedAt, delivery.receivedAt) ?? "";
  const review = { reviewer, state, at: moment, bot: isBot(reviewer) };
  const step = state === "approved" ? "approved" : "review_submitted";
  return made([changeEventDraft({ ...facts, review }, step, { key: `${key}:${reviewer}`, at: when, receivedAt: delivery.receivedAt })]);
}
