import type { ChangeBody } from "./change-body";
import { contentHash } from "./content-hash";
import type { EventDraft } from "./event-draft";

/** The moments in a change's life, in order; the last one that a body tells of names its event. */
const STEPS = [
  ["firstCommitAt", "committed"],
  ["openedAt", "opened"],
  ["readyAt", "ready_for_review"],
  ["firstReviewAt", "review_submitted"],
  ["approvedAt", "approved"],
  ["closedAt", "closed"],
  ["mergedAt", "merged"],
] as const;

/** A change's facts as an event. */
export function changeDraft(facts: ChangeBody, now: Date): EventDraft {
  const reached = STEPS.findLastIndex(([field]) => facts[field] !== undefined);
  const said = STEPS.flatMap(([field]) => facts[field] ?? []).sort();
  const latest = said.at(-1);
  const entityKey = `chg:${facts.id}`;
  return {
    eventKey: `${entityKey}:${contentHash(facts)}`,
    entityType: "change",
    entityKey,
    type: `change.${STEPS[reached]?.[1] ?? "named"}`,
    rank: (reached + 1) * 10,
    occurredAt: latest === undefined ? now : new Date(latest),
    occurredAtSource: latest === undefined ? "received" : "payload",
    payload: facts,
  };
}
