import { type ChangeState, changeEventDraft } from "../../facts/draft";
import type { ChangeFacts } from "../../facts/facts";
import { ticketKeysIn } from "../../facts/ticket-keys";
import { made, type SourceReading } from "../adapter";
import { commitAt } from "../commit-at";
import { said, textAt } from "../fields";
import { noUse } from "../no-use";
import type { CdEvent } from "./cd-event";
import { changeIdNamed, repositoryNamed } from "./change-id";

type Dated = "openedAt" | "firstReviewAt" | "closedAt" | "mergedAt";

const STEPS: ReadonlyMap<string, readonly [state: ChangeState, dates: Dated | null]> = new Map<
  string,
  readonly [ChangeState, Dated | null]
>([
  ["created", ["opened", "openedAt"]],
  ["updated", ["updated", null]],
  ["reviewed", ["review_submitted", "firstReviewAt"]],
  ["abandoned", ["closed", "closedAt"]],
  ["merged", ["merged", "mergedAt"]],
]);

/** `change.*`: neither author nor reviewer nor hash is named, unless the sender adds the commit. */
export function readChange(event: CdEvent): SourceReading {
  const [state, dates] = STEPS.get(event.predicate) ?? [];
  if (state === undefined || dates === undefined) return noUse("change", event.predicate);
  const { content, custom, delivery } = event;
  const description = textAt(content, "description", 1_000);
  const tickets = ticketKeysIn(description, event.subjectId);
  const facts: ChangeFacts = {
    id: changeIdNamed(content, event.subjectId, event.subjectSource),
    ...said({
      repository: repositoryNamed(content),
      title: description,
      mergeCommit: state === "merged" ? commitAt(custom, "commit") : null,
      headCommit: state === "merged" ? null : commitAt(custom, "commit"),
      tickets: tickets.length === 0 ? null : tickets,
    }),
    ...(dates === null || event.moment === undefined ? {} : { [dates]: event.moment }),
  };
  return made([changeEventDraft(facts, state, { key: event.key, at: event.at, receivedAt: delivery.receivedAt })]);
}
