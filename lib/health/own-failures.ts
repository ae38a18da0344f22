import { ask } from "./ask";
import { failuresMatter } from "./failures";
import type { Finding } from "./finding";
import type { JudgeInput } from "./judge-input";
import type { Material } from "./material";
import { countFailed, countOwn, type Trials } from "./trials";

/** Failed requests of the judged version that failed by themselves, against the baseline. */
export type OwnFailures = { readonly before: Trials; readonly after: Trials; readonly finding: Finding };

/** So large a part of a rise of its own failures must be one of all failures: the rest may be told as its own since the release. */
const MORE_IN_ALL = 0.5;

/**
 * Asks about failures that began in the service itself: what other services pass on rises and falls without the release, and hides a rise
 * of what does not. Null where nothing tells where failures began, where all of them began here, and where no more failed in all.
 */
export function compareOwnFailures(input: JudgeInput, material: Material, all: Finding): OwnFailures | null {
  const { before, version } = material;
  if (input.source !== "spans" || before.errors + version.errors <= before.ownErrors + version.ownErrors) return null;
  const finding = ask(input, material, { counter: countOwn, kind: "own", matters: failuresMatter, strikes: true });
  const extra = ({ expectation }: Finding, { hits, of }: Trials): number => hits - of * (expectation.share ?? 0);
  const after = countOwn(version);
  if ((finding.hinted || finding.leans) && extra(all, countFailed(version)) < MORE_IN_ALL * extra(finding, after)) return null;
  return { before: countOwn(before), after, finding };
}
