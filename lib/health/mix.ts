import { sumTrials, type Trials } from "./trials";

/** One kind of hit of one operation. */
export type OperationTrials = { readonly before: Trials; readonly after: Trials };

/** Requests of an operation's own that its rate is believed from as much as from the rate of all. */
const PSEUDO_HITS = 2;
const RANGE = [0.2, 5] as const;

/**
 * Factor on the rate of all requests that their mix explains: the hits that each operation's own rate before led to expect of the requests
 * it had after, over those that the rate of all did (indirect standardisation). Requests of operations that are not told, or were not
 * asked for before, are taken to be like all. 1 when nothing is told.
 */
export function mixFactor(operations: readonly OperationTrials[], before: Trials, after: Trials): number {
  if (operations.length === 0 || before.hits <= 0 || before.of <= 0 || after.of <= 0) return 1;
  const all = before.hits / before.of;
  const prior = PSEUDO_HITS / all;
  let expected = 0;
  for (const operation of operations) {
    expected += (operation.after.of * (operation.before.hits + PSEUDO_HITS)) / (operation.before.of + prior);
  }
  const told = sumTrials(operations.map((operation) => operation.after)).of;
  const rest = Math.max(0, after.of - told) * all;
  const scale = Math.max(1, told / after.of);
  return Math.min(RANGE[1], Math.max(RANGE[0], (expected / scale + rest) / (after.of * all)));
}
