/** Why Wake does not know, or need not ask, which changes a deployment carries. */
export const CARRIED_REASONS = ["first-deployment", "no-commit", "unknown-commit", "same-version", "unrecorded"] as const;
export type CarriedReason = (typeof CARRIED_REASONS)[number];

const SENTENCE: Readonly<Record<CarriedReason, string>> = {
  "first-deployment": "What it carries is unknown: it is the first deployment of its service here, so there is nothing to compare it with.",
  "no-commit": "What it carries is unknown: nobody said which commit it is, or which one was here before.",
  "unknown-commit": "What it carries is unknown: its commit, or one between it and the deployment before, was never pushed to Wake.",
  "same-version": "It carries nothing new: what it brings had been deployed here before.",
  unrecorded: "What it carries is unknown: nobody announced it, it was seen in telemetry.",
};

/** Why a deployment shows no changes, in words; null where nobody can say more than that its sender named none. */
export function carriedSentence(by: string | null, reason: string | null): string | null {
  if (by === "commits") return "Nothing in it is its own: no commit since the deployment before touches its part of the repository.";
  return CARRIED_REASONS.flatMap((one) => (one === reason ? [SENTENCE[one]] : []))[0] ?? null;
}
