import { isBotName } from "@/lib/domain/bot";
import type { ChangeFacts, Review } from "../facts/facts";
import { reviewsOf } from "./reviews";
import { earliestSaid, lastSaid, lastSaidAt, lastSaidList } from "./said";
import { inOrder, type StoredEvent } from "./stored-event";

export type ChangeEvent = StoredEvent<ChangeFacts>;

/** What the events of one change amount to. */
export type ChangeProjection = {
  readonly id: string;
  /** Empty while only a deployment without a repository has told of it. */
  readonly repository: string;
  readonly number: number | null;
  readonly url: string | null;
  readonly title: string | null;
  readonly author: string | null;
  readonly bot: boolean;
  readonly firstCommitAt: Date | null;
  readonly openedAt: Date | null;
  readonly readyAt: Date | null;
  readonly firstReviewAt: Date | null;
  readonly approvedAt: Date | null;
  readonly mergedAt: Date | null;
  /** Null while it is open, also when it was closed and opened again. */
  readonly closedAt: Date | null;
  readonly mergeCommit: string | null;
  readonly commits: readonly string[];
  readonly additions: number | null;
  readonly deletions: number | null;
  readonly files: number | null;
  readonly baseBranch: string | null;
  readonly labels: Readonly<Record<string, string>>;
  readonly headCommit: string | null;
  readonly headBranch: string | null;
  readonly draft: boolean;
  readonly reviews: readonly Review[];
  readonly tickets: readonly string[];
};

/**
 * Folds the events of one change. Firsts stay first, an approval may be renewed or taken back, and once merged it stays merged. `bots`
 * are the rules for names of machines (lib/domain/bot); what a sender says of its author goes before them.
 */
export function foldChange(id: string, unordered: readonly ChangeEvent[], bots: readonly string[] = []): ChangeProjection {
  const events = inOrder(unordered);
  const author = lastSaid(events, (facts) => facts.author);
  const mergedAt = earliestSaid(events, (facts) => facts.mergedAt);
  const { reviews, firstAt, approvedAt } = reviewsOf(events, { author, mergedAt, bots });
  return {
    id,
    repository: lastSaid(events, (facts) => facts.repository) ?? "",
    number: lastSaid(events, (facts) => facts.number),
    url: lastSaid(events, (facts) => facts.url),
    title: lastSaid(events, (facts) => facts.title),
    author,
    bot: lastSaid(events, (facts) => facts.bot) ?? isBotName(bots, author),
    firstCommitAt: earliestSaid(events, (facts) => facts.firstCommitAt),
    openedAt: earliestSaid(events, (facts) => facts.openedAt),
    readyAt: earliestSaid(events, (facts) => facts.readyAt),
    firstReviewAt: earlier(
      firstAt,
      earliestSaid(events, (facts) => facts.firstReviewAt),
    ),
    approvedAt: approvedAt ?? lastSaidAt(events, (facts) => facts.approvedAt),
    mergedAt,
    closedAt: mergedAt ?? closedAtOf(events),
    mergeCommit: lastSaid(events, (facts) => facts.mergeCommit),
    commits: lastSaidList(events, (facts) => facts.commits),
    additions: lastSaid(events, (facts) => facts.additions),
    deletions: lastSaid(events, (facts) => facts.deletions),
    files: lastSaid(events, (facts) => facts.files),
    baseBranch: lastSaid(events, (facts) => facts.baseBranch),
    labels: lastSaid(events, (facts) => facts.labels) ?? {},
    headCommit: lastSaid(events, (facts) => facts.headCommit),
    headBranch: lastSaid(events, (facts) => facts.headBranch),
    draft: lastSaid(events, (facts) => facts.draft) ?? false,
    reviews,
    tickets: [...new Set(events.flatMap(({ payload }) => payload.tickets ?? []))].sort(),
  };
}

/** Clocks of forges tick in seconds: closed and opened again within one, it is open. */
function closedAtOf(events: readonly ChangeEvent[]): Date | null {
  const closedAt = lastSaidAt(events, (facts) => facts.closedAt);
  const reopened = events.flatMap(({ payload }) => payload.reopenedAt ?? []).sort();
  const reopenedAt = reopened.at(-1);
  return closedAt !== null && reopenedAt !== undefined && new Date(reopenedAt) >= closedAt ? null : closedAt;
}

const earlier = (a: Date | null, b: Date | null): Date | null => (a === null || b === null ? (a ?? b) : a < b ? a : b);
