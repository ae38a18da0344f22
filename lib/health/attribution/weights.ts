import type { TermName } from "./terms/term";

/** Changes with any number below. */
export const METHOD = "wake-attribution-2";

/**
 * What one of each term adds to the log of the odds. They are the maximum a posteriori of a conditional logit over 800 simulated outages
 * (`npm run bench -- attribution --fit`, the tuning seeds of both generators), with a guess as prior whose standard deviation is 1, rounded:
 * one set for counted and uncounted calls, known and unknown callers, long and short histories. What the simulators do not draw (`earlier`,
 * `unchanged`, `size`) keeps its guess; `inbound`, `dependency` and `unreachable` are held a little stronger than the fit, which sees them
 * through `origin` and `covers`; what speaks for "no release" a little weaker, because a wrongly cleared release costs more than a wrongly
 * suspected one. Figures on other seeds and the reliability of the posterior are in docs/attribution.md.
 */
export const WEIGHTS: Readonly<Record<TermName, number>> = {
  time: 0.7,
  late: -1.5,
  ahead: -2,
  difference: 4.8,
  contract: 4.1,
  worst: 0.8,
  silence: 2.1,
  inbound: 0.2,
  origin: 2.9,
  outbound: 0.9,
  dependency: 0.2,
  unreachable: -0.3,
  covers: 0.8,
  alike: -0.2,
  well: -1.3,
  earlier: -1,
  unchanged: -2,
  size: 0.5,
  prior: 0.7,
  orphan: 3.6,
  spread: 2.4,
};
