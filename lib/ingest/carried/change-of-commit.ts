/** A commit as it was pushed. */
export type PushedCommit = {
  readonly repository: string;
  readonly sha: string;
  readonly parent: string | null;
  readonly authoredAt: Date | null;
  readonly pushedAt: Date | null;
  /** The main branch first, if it is there. */
  readonly branches: readonly string[];
  readonly onMain: boolean;
  readonly files: readonly string[] | null;
};

/** What of a pull or merge request tells which commits are its own. */
export type CandidateChange = {
  readonly id: string;
  readonly repository: string;
  readonly mergeCommit: string | null;
  readonly headCommit: string | null;
  readonly commits: readonly string[];
  readonly headBranch: string | null;
  readonly baseBranch: string | null;
  readonly mergedAt: Date | null;
  readonly closedAt: Date | null;
};

/** By what a commit belongs to a change, the surest first. */
const SIGNS: readonly ((change: CandidateChange, commit: PushedCommit) => boolean)[] = [
  (change, { sha }) => change.mergeCommit === sha,
  (change, { sha }) => change.commits.includes(sha),
  (change, { sha }) => change.headCommit === sha,
  (change, commit) => change.headBranch !== null && isOfBranch(change, commit),
];

/**
 * The changes that some commits, given with the newest first, stand for; one that belongs to none is a change of its own, by its hash.
 * A request that was closed without a merge has no commits here. What else one push to the main branch brought with a merge belongs
 * to the merged request: a rebase gives its commits new hashes.
 */
export function changesOfCommits(commits: readonly PushedCommit[], changes: readonly CandidateChange[]): Map<string, string> {
  const open = changes.filter(({ mergedAt, closedAt }) => mergedAt !== null || closedAt === null).sort(byMerge);
  const byCommit = new Map<string, string>();
  let merge: { readonly change: string; readonly pushedAt: number } | null = null;
  for (const commit of commits) {
    const [sign, change] = ownerOf(commit, open);
    const pushedAt = commit.onMain ? (commit.pushedAt?.getTime() ?? null) : null;
    if (change !== null && sign === 0 && pushedAt !== null) merge = { change: change.id, pushedAt };
    const same = merge !== null && pushedAt === merge.pushedAt ? merge.change : null;
    byCommit.set(commit.sha, change?.id ?? same ?? commit.sha);
  }
  return byCommit;
}

function ownerOf(commit: PushedCommit, changes: readonly CandidateChange[]): [number, CandidateChange | null] {
  for (const [index, belongs] of SIGNS.entries()) {
    const own = changes.find((change) => change.id !== commit.sha && belongs(change, commit));
    if (own !== undefined) return [index, own];
  }
  return [SIGNS.length, null];
}

/** A branch that is used again brings the commits that were written before its request was merged. */
function isOfBranch({ repository, headBranch, baseBranch, mergedAt }: CandidateChange, commit: PushedCommit): boolean {
  if (headBranch === null || headBranch === baseBranch || repository !== commit.repository) return false;
  // What is on the main branch came there by some other request than one that takes the main branch elsewhere.
  const branches = commit.onMain ? commit.branches.slice(1) : commit.branches;
  return branches.includes(headBranch) && (mergedAt === null || commit.authoredAt === null || commit.authoredAt <= mergedAt);
}

/** Merged ones in order of their merge, then those that are open. */
const byMerge = (a: CandidateChange, b: CandidateChange): number =>
  (a.mergedAt?.getTime() ?? Number.MAX_VALUE) - (b.mergedAt?.getTime() ?? Number.MAX_VALUE) || (a.id < b.id ? -1 : 1);
