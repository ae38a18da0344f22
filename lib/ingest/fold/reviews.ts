import { isBotName } from "@/lib/domain/bot";
import type { ChangeFacts, Review } from "../facts/facts";
import type { StoredEvent } from "./stored-event";

/** What the reviews of a change amount to. */
export type ReviewOutcome = {
  /** The last word of each reviewer, by name. A comment replaces no judgement. */
  readonly reviews: readonly Review[];
  /** The earliest by a person who is not the author. */
  readonly firstAt: Date | null;
  /** The last approval by such a person that was in force at the merge, or is now. */
  readonly approvedAt: Date | null;
};

type ChangeEvent = StoredEvent<ChangeFacts>;
type Step = { readonly at: string; readonly review: Review | null };

/**
 * Reviews of a change, from its events in order. A dismissal takes its reviewer's approval back, an event that says so takes back all
 * that were given before it; after the merge neither changes what it was approved by.
 */
export function reviewsOf(
  events: readonly ChangeEvent[],
  { author, mergedAt, bots }: { readonly author: string | null; readonly mergedAt: Date | null; readonly bots: readonly string[] },
): ReviewOutcome {
  const steps = stepsOf(events);
  const isPerson = ({ reviewer, bot }: Review): boolean => !bot && reviewer !== author && !isBotName(bots, reviewer);
  const given = steps.flatMap(({ review }) => (review !== null && review.state !== "dismissed" && isPerson(review) ? [review.at] : []));
  const until = mergedAt?.toISOString() ?? null;
  const inForce = lastWords(until === null ? steps : steps.filter(({ at }) => at <= until));
  const approved = inForce.filter((review) => review.state === "approved" && isPerson(review)).map(({ at }) => at);
  return { reviews: lastWords(steps), firstAt: dateOf(given.sort().at(0)), approvedAt: dateOf(approved.sort().at(-1)) };
}

function stepsOf(events: readonly ChangeEvent[]): Step[] {
  const steps = events.flatMap(({ payload, occurredAt }): Step[] => [
    ...(payload.dismissesApprovals === true ? [{ at: occurredAt.toISOString(), review: null }] : []),
    ...(payload.review === undefined ? [] : [{ at: payload.review.at, review: payload.review }]),
  ]);
  return steps.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

function lastWords(steps: readonly Step[]): Review[] {
  const words = new Map<string, Review>();
  for (const { at, review } of steps) {
    if (review === null) {
      for (const [reviewer, word] of words) if (word.state === "approved") words.set(reviewer, { ...word, state: "dismissed", at });
      continue;
    }
    const held = words.get(review.reviewer);
    if (review.state !== "commented" || held === undefined || held.state === "commented") words.set(review.reviewer, review);
  }
  return [...words.values()].sort((a, b) => (a.reviewer < b.reviewer ? -1 : 1));
}

const dateOf = (at: string | undefined): Date | null => (at === undefined ? null : new Date(at));
