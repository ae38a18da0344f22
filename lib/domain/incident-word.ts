/** What a person can say of a candidate for the cause of an incident, or of the verdict on a deployment. */
export const WORD_KINDS = ["confirmed", "dismissed", "withdrawn"] as const;
export type WordKind = (typeof WORD_KINDS)[number];

/** The candidate "no release at all". */
export const NO_RELEASE = "none";

/** A person's word on one candidate; the order in time decides which ones hold. */
export type CandidateWord = {
  /** `deployment:<id>`, `flag:<id>` or `none`. */
  readonly candidate: string;
  readonly kind: WordKind;
  readonly decidedAt: Date;
};

/** What people hold of the cause of one incident. */
export type Standing = {
  /** Candidates that are confirmed: either `none` alone, or others. */
  readonly confirmed: readonly string[];
  readonly dismissed: readonly string[];
};

/**
 * What holds of everything that was said. Of each candidate the newest word counts. "No release" and a release cannot both be the cause, so
 * of those that are confirmed the newer side holds; when it is withdrawn, the older one holds again.
 */
export function standingOf(words: readonly CandidateWord[]): Standing {
  const newest = new Map<string, CandidateWord>();
  for (const word of words) {
    const known = newest.get(word.candidate);
    if (known === undefined || known.decidedAt <= word.decidedAt) newest.set(word.candidate, word);
  }
  const last = [...newest.values()].sort((a, b) => b.decidedAt.getTime() - a.decidedAt.getTime() || (a.candidate < b.candidate ? -1 : 1));
  const confirmed = last.filter(({ kind }) => kind === "confirmed").map(({ candidate }) => candidate);
  return {
    confirmed: confirmed[0] === NO_RELEASE ? [NO_RELEASE] : confirmed.filter((candidate) => candidate !== NO_RELEASE),
    dismissed: last.filter(({ kind }) => kind === "dismissed").map(({ candidate }) => candidate),
  };
}

/** How the words stand to one deployment as the cause: what its attribution follows from. */
export type Stance = "confirmed" | "refused" | "open";

/**
 * Whether a deployment is confirmed as the cause of an incident, refused (dismissed, or no release is the cause), or left to what others
 * say of it. Where another cause is confirmed, a sender's word on this one still counts, Wake's own does not: see `leavesOpen`.
 */
export function stanceOf({ confirmed, dismissed }: Standing, deploymentId: string): Stance {
  const candidate = deploymentCandidate(deploymentId);
  if (confirmed.includes(candidate)) return "confirmed";
  return confirmed.includes(NO_RELEASE) || dismissed.includes(candidate) ? "refused" : "open";
}

/** Whether people have left it to Wake to name a cause: nobody confirmed one. */
export const leavesOpen = ({ confirmed }: Standing): boolean => confirmed.length === 0;

export const deploymentCandidate = (id: string): string => `${DEPLOYMENT}${id}`;
const DEPLOYMENT = "deployment:";

/** The deployment that a candidate is; null for any other. */
export const deploymentOf = (candidate: string): string | null =>
  candidate.startsWith(DEPLOYMENT) ? candidate.slice(DEPLOYMENT.length) : null;
