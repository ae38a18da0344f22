import { counted } from "../../words";
import type { Scene } from "../scene";
import type { Suspected } from "../suspected";
import type { Term } from "./term";

const BEFORE_MS = 72 * 3_600_000;
/** A change of this many lines is of middling size. */
const MIDDLING_LINES = 100;

/**
 * What is known of the change itself. `earlier`: the same symptom within the 72 hours before it, −log(1 + times) after the weight.
 * `unchanged`: nothing differs from what ran before. `size`: lines changed, a weak prior between −0.5 and 0.5.
 */
export function recordTerms(scene: Scene, { change }: Suspected): readonly Term[] {
  const { candidate, linesChanged, unchanged } = change;
  const terms: Term[] = [];
  const at = candidate.at?.getTime();
  const times =
    at === undefined ? 0 : scene.input.earlier.filter((one) => one.at.getTime() < at && one.at.getTime() >= at - BEFORE_MS).length;
  if (times > 0)
    terms.push({
      name: "earlier",
      value: Math.log(1 + times),
      sentence: `The same was seen ${counted(times, "time")} in the three days before it.`,
    });
  if (unchanged) terms.push({ name: "unchanged", value: 1, sentence: "Version, artifact and configuration are those that ran before." });
  if (linesChanged !== null) {
    const value = Math.min(0.5, Math.max(-0.5, Math.log10((1 + linesChanged) / MIDDLING_LINES) / 2));
    terms.push({ name: "size", value, sentence: `It holds ${counted(linesChanged, "changed line")}.` });
  }
  return terms;
}
