import { chanceAbove } from "./chance-above";
import { logEvidence } from "./log-evidence";
import { SIBLING_REQUESTS } from "./thresholds";
import { type TrialCell, type Trials, withoutTrials } from "./trials";

/** One minute in which the judged version and others answered. */
export type Pair = { readonly at: number; readonly ours: Trials; readonly others: Trials };

/** The judged version against the others in the same minutes. */
export type Concurrent = {
  readonly ours: Trials;
  readonly others: Trials;
  /** The others as if they had been asked for the same operations as the judged version. */
  readonly alike: Trials;
  /** ln E, the evidence that the judged version is worse: valid at every look, blind to the clock and to what hits all versions. */
  readonly logEvidence: number;
  /** Chance that the judged version is worse by more than `ratio`. */
  readonly chanceAbove: (ratio: number) => number;
  /** Both sides had enough requests to be compared. */
  readonly enough: boolean;
};

/** Within this time an instance was fresh at some moment. */
const FRESH_MS = 4 * 60_000;
/** Growth of the share of the judged version, beyond chance, from which most of its instances are fresh. */
const FRESH_GROWTH = 1.1;

/**
 * Cells in which both answered, without those in which the judged version had just begun or grown: fresh instances fail a little more,
 * and that is forgiven. Cells are in order of time.
 */
export function pairsOf(all: readonly TrialCell[], version: readonly TrialCell[]): Pair[] {
  const own = new Map(version.map((cell) => [cell.at.getTime(), cell]));
  const pairs: Pair[] = [];
  const shares: { readonly at: number; readonly share: number }[] = [];
  let settled = 0;
  for (const cell of all) {
    const [at, ours] = [cell.at.getTime(), own.get(cell.at.getTime())];
    if (ours === undefined || ours.of <= 0) continue;
    const share = ours.of / cell.of;
    shares.push({ at, share });
    while ((shares[settled + 1]?.at ?? at) <= at - FRESH_MS) settled++;
    const before = shares[settled];
    if (ours.of >= cell.of || before === undefined || before.at > at - FRESH_MS) continue;
    const chance = 2 * Math.sqrt((share * (1 - share)) / cell.of);
    if (share <= before.share * FRESH_GROWTH + chance) pairs.push({ at, ours, others: withoutTrials(cell, ours) });
  }
  return pairs;
}

/**
 * Of the failures of a minute, as many fall on the judged version as its share ρ of the requests says when it is no worse, and
 * ρ·δ / (ρ·δ + 1 − ρ) when it fails δ times as often. E is the mean of the likelihood ratios of several δ over all minutes, a conditional
 * binomial test whose E value exceeds 1/α by chance in at most α of all cases, however often one looks.
 * `mix` is the factor on the rate of the others that the operations asked of the judged version explain by themselves.
 */
export function compareConcurrent(pairs: readonly Pair[], mix = 1): Concurrent {
  const ours = { hits: 0, of: 0 };
  const others = { hits: 0, of: 0 };
  for (const pair of pairs) {
    ours.hits += pair.ours.hits;
    ours.of += pair.ours.of;
    others.hits += pair.others.hits;
    others.of += pair.others.of;
  }
  const enough = ours.of >= SIBLING_REQUESTS && others.of >= SIBLING_REQUESTS;
  const alike = alikeOf(others, mix);
  return {
    ours,
    others,
    alike,
    logEvidence: enough ? logEvidence(pairs.map((pair) => ({ ours: pair.ours, others: alikeOf(pair.others, mix) }))) : 0,
    chanceAbove: (ratio) => chanceAbove(ratio, alike, ours),
    enough,
  };
}

const alikeOf = ({ hits, of }: Trials, mix: number): Trials => ({ hits, of: of / mix });
