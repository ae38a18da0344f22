import type { ChangeBody } from "../events/change-body";
import { earliestSaid, lastSaid, lastSaidAt, lastSaidList } from "./said";
import { inOrder, type StoredEvent } from "./stored-event";

export type ChangeEvent = StoredEvent<ChangeBody>;

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
  readonly closedAt: Date | null;
  readonly mergeCommit: string | null;
  readonly commits: readonly string[];
  readonly additions: number | null;
  readonly deletions: number | null;
  readonly files: number | null;
  readonly baseBranch: string | null;
  readonly labels: Readonly<Record<string, string>>;
};

/** Folds the events of one change. Firsts stay first, an approval may be renewed, and once merged it stays merged. */
export function foldChange(id: string, unordered: readonly ChangeEvent[]): ChangeProjection {
  const events = inOrder(unordered);
  const mergedAt = earliestSaid(events, (facts) => facts.mergedAt);
  return {
    id,
    repository: lastSaid(events, (facts) => facts.repository) ?? "",
    number: lastSaid(events, (facts) => facts.number),
    url: lastSaid(events, (facts) => facts.url),
    title: lastSaid(events, (facts) => facts.title),
    author: lastSaid(events, (facts) => facts.author),
    bot: lastSaid(events, (facts) => facts.bot) ?? false,
    firstCommitAt: earliestSaid(events, (facts) => facts.firstCommitAt),
    openedAt: earliestSaid(events, (facts) => facts.openedAt),
    readyAt: earliestSaid(events, (facts) => facts.readyAt),
    firstReviewAt: earliestSaid(events, (facts) => facts.firstReviewAt),
    approvedAt: lastSaidAt(events, (facts) => facts.approvedAt),
    mergedAt,
    closedAt: mergedAt ?? lastSaidAt(events, (facts) => facts.closedAt),
    mergeCommit: lastSaid(events, (facts) => facts.mergeCommit),
    commits: lastSaidList(events, (facts) => facts.commits),
    additions: lastSaid(events, (facts) => facts.additions),
    deletions: lastSaid(events, (facts) => facts.deletions),
    files: lastSaid(events, (facts) => facts.files),
    baseBranch: lastSaid(events, (facts) => facts.baseBranch),
    labels: lastSaid(events, (facts) => facts.labels) ?? {},
  };
}
