import type { Reason } from "@/lib/domain/suspect";
import type { Change } from "./input";
import type { Scene } from "./scene";
import { suspected } from "./suspected";
import { differenceTerms } from "./terms/difference";
import { edgeTerms } from "./terms/edges";
import { noReleaseTerms } from "./terms/no-release";
import { reachTerms } from "./terms/reach";
import { recordTerms } from "./terms/record";
import { silenceTerms } from "./terms/silence";
import type { Term, TermName } from "./terms/term";
import { timeTerms } from "./terms/time";
import { WEIGHTS } from "./weights";

/** What instances that send nothing do is seen badly: that harm is seen elsewhere, or was seen before, says less against them. */
const UNSEEN_OF_SILENT: readonly TermName[] = ["covers", "unreachable", "late"];

/** Everything that is found about a change. It depends on the scene and on the change, never on the other candidates. */
export function termsOf(scene: Scene, change: Change): readonly Term[] {
  const suspect = suspected(scene, change);
  const terms = [timeTerms, differenceTerms, silenceTerms, edgeTerms, reachTerms, recordTerms].flatMap((find) => find(scene, suspect));
  const silent = terms.find(({ name }) => name === "silence")?.value ?? 0;
  return terms.map((term) =>
    UNSEEN_OF_SILENT.includes(term.name) && WEIGHTS[term.name] * term.value < 0 ? { ...term, value: term.value * (1 - silent) } : term,
  );
}

export const termsOfNoRelease = noReleaseTerms;

/** Reasons that are too light to be read. */
const LEAST = 0.05;

export const scoreOf = (terms: readonly Term[]): number => terms.reduce((sum, { name, value }) => sum + WEIGHTS[name] * value, 0);

/** The terms as reasons, strongest first, those for and those against apart. */
export function reasonsOf(terms: readonly Term[]): { readonly for: readonly Reason[]; readonly against: readonly Reason[] } {
  const reasons = terms
    .map(({ name, value, sentence }) => ({ kind: name, weight: WEIGHTS[name] * value, sentence }))
    .filter(({ weight }) => Math.abs(weight) >= LEAST)
    .sort((one, other) => Math.abs(other.weight) - Math.abs(one.weight) || (one.kind < other.kind ? -1 : 1));
  return { for: reasons.filter(({ weight }) => weight > 0), against: reasons.filter(({ weight }) => weight < 0) };
}
