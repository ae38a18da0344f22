import type { Candidate, Suspect } from "@/lib/domain/suspect";
import type { Attribution } from "./attribution";
import { blastOf } from "./blast";
import { reasonsOf, scoreOf, termsOf, termsOfNoRelease } from "./evidence";
import type { AttributionInput } from "./input";
import { sceneOf } from "./scene";
import type { Term } from "./terms/term";
import { METHOD } from "./weights";

const MINUTE_MS = 60_000;
/** From this posterior on the first place is an answer; below it the board says "undecided". */
export const DECIDED = 0.5;

/** "No release": traffic, network, a dependency, a person. */
export const NO_RELEASE: Candidate = {
  key: "none",
  kind: "none",
  id: null,
  service: null,
  environment: null,
  version: null,
  at: null,
  recorded: true,
  configuration: false,
  title: "No release",
};

/**
 * What caused the harm: every change and "no release" with its posterior, which is the softmax of the weighted evidence, and the reasons
 * for and against it, best first. Pure and total; the order of the input is without meaning, and what speaks for one change does not
 * depend on which others there are.
 */
export function attribute(input: AttributionInput): Attribution {
  const scene = sceneOf(input);
  const scored = [
    ...input.changes.map((change) => ({ candidate: change.candidate, terms: termsOf(scene, change) })),
    { candidate: NO_RELEASE, terms: termsOfNoRelease(scene) },
  ].map((one) => ({ ...one, score: scoreOf(one.terms) }));
  const suspects = posteriors(scored);
  return {
    onsetAt: scene.onsetSeen ? new Date(scene.onset * MINUTE_MS) : null,
    decided: (suspects[0]?.posterior ?? 0) >= DECIDED,
    suspects,
    blast: blastOf(scene),
    method: METHOD,
  };
}

type Scored = { readonly candidate: Candidate; readonly terms: readonly Term[]; readonly score: number };

/** Softmax, best first; equals by the later change, then by key, so that one input has one answer. */
function posteriors(scored: readonly Scored[]): readonly Suspect[] {
  const sorted = [...scored].sort(
    (one, other) => other.score - one.score || startOf(other) - startOf(one) || (one.candidate.key < other.candidate.key ? -1 : 1),
  );
  const top = sorted[0]?.score ?? 0;
  const total = sorted.reduce((sum, { score }) => sum + Math.exp(score - top), 0);
  return sorted.map(({ candidate, terms, score }) => ({ candidate, posterior: Math.exp(score - top) / total, ...reasonsOf(terms) }));
}

const startOf = ({ candidate }: Scored): number => candidate.at?.getTime() ?? 0;
