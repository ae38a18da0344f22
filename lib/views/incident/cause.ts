import type { IncidentDecisionRow } from "@/lib/db/read/decision/incident";
import type { IncidentRecord } from "@/lib/db/read/incident/list";
import { deploymentCandidate, NO_RELEASE, standingOf } from "@/lib/domain/incident-word";
import type { SuspectBoard } from "@/lib/domain/suspect";
import { releaseHref } from "@/lib/urls/release";

/** A release or flag that is held to be the cause. */
export type HeldCause = { readonly candidate: string; readonly label: string; readonly href: string | null };

/**
 * What is held of the cause, the surest word first: a person confirmed it (or said that no release did it), its sender named it, Wake is
 * sure enough to say so itself, Wake suspects one (`suggested`: nobody decided, and it counts nowhere), or it is undecided.
 */
export type HeldCauses =
  | { readonly kind: "confirmed"; readonly causes: readonly HeldCause[]; readonly by: string; readonly at: Date; readonly reason: string }
  | { readonly kind: "none"; readonly by: string; readonly at: Date; readonly reason: string }
  | { readonly kind: "declared"; readonly causes: readonly HeldCause[] }
  | { readonly kind: "automatic"; readonly causes: readonly HeldCause[]; readonly confidence: number }
  | { readonly kind: "suggested"; readonly causes: readonly HeldCause[]; readonly posterior: number }
  | { readonly kind: "undecided"; readonly first: string | null; readonly posterior: number | null }
  | { readonly kind: "unknown" };

type Attributed = IncidentRecord["causes"];

/** Decides what is held of the cause from everything that was said of it. `board` is null while the suspects were not worked out yet. */
export function heldCauses(causes: Attributed, decisions: readonly IncidentDecisionRow[], board: SuspectBoard | null): HeldCauses {
  const { confirmed } = standingOf(decisions);
  const word = decisions.findLast(({ candidate, kind }) => kind === "confirmed" && confirmed.includes(candidate));
  if (word !== undefined) {
    const said = { by: word.by, at: word.decidedAt, reason: word.reason };
    if (word.candidate === NO_RELEASE) return { kind: "none", ...said };
    return { kind: "confirmed", causes: confirmed.map((candidate) => namedOf(candidate, causes, board)), ...said };
  }
  const declared = causes.filter(({ source }) => source !== "automatic");
  if (declared.length > 0) return { kind: "declared", causes: declared.map(causeOf) };
  const [sure] = causes;
  if (sure !== undefined) return { kind: "automatic", causes: [causeOf(sure)], confidence: sure.confidence };
  return suspected(board);
}

function suspected(board: SuspectBoard | null): HeldCauses {
  const first = board?.suspects[0];
  if (board === null || first === undefined) return { kind: "unknown" };
  const { key, kind, title } = first.candidate;
  if (!board.decided) return { kind: "undecided", first: kind === "none" ? null : title, posterior: first.posterior };
  if (kind === "none") return { kind: "suggested", causes: [], posterior: first.posterior };
  return { kind: "suggested", causes: [{ candidate: key, label: title, href: null }], posterior: first.posterior };
}

const causeOf = ({ deploymentId, release, service, version }: Attributed[number]): HeldCause => ({
  candidate: deploymentCandidate(deploymentId),
  label: `${service} ${version}`,
  href: releaseHref({ id: release, deployment: deploymentId }),
});

function namedOf(candidate: string, causes: Attributed, board: SuspectBoard | null): HeldCause {
  const attributed = causes.find(({ deploymentId }) => deploymentCandidate(deploymentId) === candidate);
  if (attributed !== undefined) return causeOf(attributed);
  const suspect = board?.suspects.find((one) => one.candidate.key === candidate);
  return { candidate, label: suspect?.candidate.title ?? "another change", href: null };
}
