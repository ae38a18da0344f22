import { isSameCommit } from "./commit-name";

type Link = { readonly sha: string; readonly parent: string | null };

/**
 * The line from a commit back to the one that was deployed before, which is not part of it; null where the line does not reach it.
 * `links` are in order, the newest first.
 */
export function lineUntil<Commit extends Link>(links: readonly Commit[], stop: string): Commit[] | null {
  const seen = new Set<string>();
  const line: Commit[] = [];
  for (const commit of links) {
    if (isSameCommit(commit.sha, stop)) return line;
    if (seen.has(commit.sha)) return null;
    seen.add(commit.sha);
    line.push(commit);
    if (commit.parent !== null && isSameCommit(commit.parent, stop)) return line;
  }
  return null;
}
