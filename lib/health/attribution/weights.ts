import type { TermName } from "./terms/term";

/** Changes with any number below. */
export const METHOD = "wake-attribution-1";

/**
 * What one of each term adds to the log of the odds. They are the maximum a posteriori of a conditional logit over 400 simulated outages
 * (`npm run bench -- attribution --fit`, the tuning seeds), with a guess as prior whose standard deviation is 1, rounded: one set for
 * counted and uncounted calls, known and unknown callers, long and short histories. What the simulator does not draw (`earlier`,
 * `unchanged`, `size`) keeps its guess; `dependency` and `unreachable` are held a little stronger than the fit, which sees them through `covers`.
 * Figures on other seeds and the reliability of the posterior are in docs/attribution.md.
 */
export const WEIGHTS: Readonly<Record<TermName, number>> = {
  time: 0.4,
  late: -2.1,
  ahead: -2,
  difference: 4,
  contract: 3.7,
  worst: 1,
  silence: 2.5,
  inbound: 0.8,
  origin: 2.5,
  outbound: 1.6,
  dependency: 0.3,
  unreachable: -0.5,
  covers: 1.1,
  alike: -1.5,
  well: -1.5,
  earlier: -1,
  unchanged: -2,
  size: 0.5,
  prior: 1.6,
  orphan: 2.6,
  spread: 1.8,
};
