import { type ChangeState, changeEventDraft } from "../../facts/draft";
import type { Review } from "../../facts/facts";
import { ignored, made, type SourceReading } from "../adapter";
import { at, textAt } from "../fields";
import { idAt } from "../id-at";
import { momentOf } from "../moment";
import { incomplete, noUse } from "../no-use";
import { timeAt } from "../time";
import { accountAt, type GitHubEvent, isMachineAt } from "./github-event";
import { pullRequestFacts } from "./pull-request-facts";

const STATES: ReadonlyMap<string, readonly [Review["state"], ChangeState]> = new Map([
  ["approved", ["approved", "approved"]],
  ["changes_requested", ["changes_requested", "changes_requested"]],
  ["commented", ["commented", "review_submitted"]],
  ["dismissed", ["dismissed", "review_submitted"]],
]);

/** `pull_request_review`. An author's own comments are no review. */
export function readReview(event: GitHubEvent): SourceReading {
  if (event.action !== "submitted" && event.action !== "dismissed") return noUse("pull_request_review", event.action);
  const said = textAt(event.body, "review.state", 40)?.toLowerCase() ?? "";
  const [state, step] = STATES.get(event.action === "dismissed" ? "dismissed" : said) ?? [];
  if (state === undefined || step === undefined) return noUse("pull_request_review", said);
  const pull = at(event.body, "pull_request");
  const facts = pullRequestFacts(event, pull);
  const id = idAt(event.body, "review.id");
  const reviewer = accountAt(event.body, "review.user");
  if (facts === null || id === null || reviewer === null)
    return incomplete("pull_request_review", "its id, its reviewer or its pull request");
  if (reviewer === facts.author) return ignored("An author's review of their own pull request is not counted as one.");
  const { receivedAt } = event.delivery;
  // A dismissal repeats when the review was handed in.
  const when = state === "dismissed" ? timeAt(pull, "updated_at") : timeAt(event.body, "review.submitted_at");
  const review = { reviewer, state, at: momentOf(when ?? receivedAt, receivedAt) ?? "", bot: isMachineAt(event.body, "review.user") };
  return made([changeEventDraft({ ...facts, review }, step, { key: `${event.prefix}:review:${id}:${state}`, at: when, receivedAt })]);
}
