import type { Random } from "@/tests/support/prng";
import { PARAMETERS } from "./parameters";
import { binomial } from "./samplers";
import type { Scenario } from "./scenario";

/** Failed requests of one point: with errors of the service that are known, with one that was never seen, and with failures of what it calls. */
export type Drawn = { readonly known: number; readonly unseen: number; readonly below: number };

export const NO_SIGNATURES: ReadonlyMap<string, number> = new Map();

/** Errors by signature. A few are seen once and never again. */
export function drawSignatures(random: Random, scenario: Scenario, isJudged: boolean, drawn: Drawn): ReadonlyMap<string, number> {
  const counted = new Map<string, number>();
  const once = binomial(random, drawn.known, PARAMETERS.signatures.once);
  for (let index = 0; index < once; index++) counted.set(`Once${Math.floor(random() * 0x7fffffff).toString(36)}: seen once`, 1);
  let left = drawn.known - once;
  let weightLeft = 1;
  for (const [index, { name, weight }] of scenario.profile.signatures.entries()) {
    if (left === 0) break;
    const count = binomial(random, left, Math.min(1, weight / weightLeft));
    weightLeft -= weight;
    left -= count;
    if (count > 0) counted.set(scenario.renamed && isJudged && index === 0 ? `${name}, renamed` : name, count);
  }
  if (drawn.unseen > 0) counted.set("TypeError: new", drawn.unseen);
  if (drawn.below > 0) counted.set("UpstreamError: the call failed", drawn.below);
  return counted;
}
