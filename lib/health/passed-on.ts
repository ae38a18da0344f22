import { chanceAbove } from "./chance-above";
import { dispersion } from "./dispersion";
import type { JudgeInput, MinuteRollup } from "./judge-input";
import { logEvidence } from "./log-evidence";
import type { Cells } from "./material";
import { sumOf } from "./sum-of";
import { ALPHA, RATIO_THAT_MATTERS, ROSE_ASIDE } from "./thresholds";
import { countFailed, sumTrials, thin, trialCells } from "./trials";

/** Part of a rise that may be failures of the service's own when it is called passed on. */
const OWN_PART = 0.2;

/** Whether a rise of failures is made up of those that began in other services. Where nothing tells where they began it is not. */
export function isPassedOn(input: JudgeInput, { before, version }: Pick<Cells, "before" | "version">, expected: number): boolean {
  if (input.source !== "spans") return false;
  const [then, now] = [sumOf(before, "all"), sumOf(version, "all")];
  const risen = now.errors - now.count * expected;
  const own = now.ownErrors - (then.count > 0 ? (now.count * then.ownErrors) / then.count : 0);
  return now.errors > now.ownErrors && risen > 0 && own < risen * OWN_PART;
}

/** Part of a rise that one operation must have when it is that operation's. */
const ONE_PART = 0.85;

/**
 * Whether a rise is that of one operation of several: a caller that asks for the wrong thing breaks one, and what is passed on by one
 * alone is no sign of a cause elsewhere.
 */
export function isOfOneOperation(operations: readonly Pick<Cells, "before" | "version">[]): boolean {
  const rises = operations.map(({ before, version }) => {
    const [then, now] = [sumOf(before, "all"), sumOf(version, "all")];
    return Math.max(0, now.errors - (then.count > 0 ? (now.count * then.errors) / then.count : 0));
  });
  return rises.length > 1 && Math.max(...rises) > ONE_PART * rises.reduce((sum, rise) => sum + rise, 0);
}

/** Whether another service began to fail more in these minutes as well, past chance. */
export function roseElsewhere({ neighbours = [] }: JudgeInput): boolean {
  return neighbours.some(({ before, after }) => rose(before, after));
}

function rose(before: readonly MinuteRollup[], after: readonly MinuteRollup[]): boolean {
  const cells = trialCells(before, countFailed);
  const bursts = dispersion(cells);
  const [then, now] = [thin(sumTrials(cells), bursts), thin(sumTrials(trialCells(after, countFailed)), bursts)];
  return chanceAbove(RATIO_THAT_MATTERS, then, now) > ROSE_ASIDE && logEvidence([{ ours: now, others: then }]) > Math.log(1 / ALPHA);
}
