import { isBotName } from "@/lib/domain/bot";
import type { CommitFacts } from "../facts/facts";
import { lastSaid } from "./said";
import { inOrder, type StoredEvent } from "./stored-event";

export type CommitEvent = StoredEvent<CommitFacts>;

/** What the pushes that brought one commit amount to. */
export type CommitProjection = {
  /** `<repository>@<sha>` */
  readonly id: string;
  readonly repository: string;
  readonly sha: string;
  readonly parent: string | null;
  readonly message: string | null;
  readonly author: string | null;
  readonly bot: boolean;
  readonly authoredAt: Date | null;
  /** When it came to the branch that releases are made from; before that, to any. */
  readonly pushedAt: Date | null;
  /** The one that releases are made from, if it is there, then the others by name. */
  readonly branches: readonly string[];
  readonly onMain: boolean;
  /** All that any push named; null when none did. */
  readonly files: readonly string[] | null;
  readonly tickets: readonly string[];
  readonly url: string | null;
};

/**
 * Folds the pushes of one commit; there must be at least one. A push to the main branch says best what came before it there and when:
 * the line of that branch is what deployments are compared along.
 */
export function foldCommit(id: string, unordered: readonly CommitEvent[], bots: readonly string[] = []): CommitProjection {
  const events = inOrder(unordered);
  const onMain = events.filter(({ payload }) => payload.onMain === true);
  const author = lastSaid(events, (facts) => facts.author);
  const files = events.flatMap(({ payload }) => (payload.files === undefined ? [] : [payload.files]));
  return {
    id,
    repository: lastSaid(events, (facts) => facts.repository) ?? "",
    sha: lastSaid(events, (facts) => facts.sha) ?? "",
    parent: firstSaid([...onMain, ...events], (facts) => facts.parent),
    message: lastSaid(events, (facts) => facts.message),
    author,
    bot: lastSaid(events, (facts) => facts.bot) ?? isBotName(bots, author),
    authoredAt: earliest(events, (facts) => facts.authoredAt),
    pushedAt: earliest(onMain, (facts) => facts.pushedAt) ?? earliest(events, (facts) => facts.pushedAt),
    branches: [...new Set([...branchesOf(onMain), ...branchesOf(events)])],
    onMain: onMain.length > 0,
    files: files.length === 0 ? null : [...new Set(files.flat())].sort(),
    tickets: [...new Set(events.flatMap(({ payload }) => payload.tickets ?? []))].sort(),
    url: lastSaid(events, (facts) => facts.url),
  };
}

const firstSaid = (events: readonly CommitEvent[], pick: (facts: CommitFacts) => string | undefined): string | null =>
  events.flatMap(({ payload }) => pick(payload) ?? [])[0] ?? null;

function earliest(events: readonly CommitEvent[], pick: (facts: CommitFacts) => string | undefined): Date | null {
  const said = events.flatMap(({ payload }) => pick(payload) ?? []).sort();
  return said[0] === undefined ? null : new Date(said[0]);
}

const branchesOf = (events: readonly CommitEvent[]): string[] => events.flatMap(({ payload }) => payload.branch ?? []).sort();
