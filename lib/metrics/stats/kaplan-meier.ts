const Z = 1.959963984540054;
/** Products of shares that are exactly a quarter or a half miss it by rounding; real gaps are far wider. */
const ROUNDING = 1e-9;

/** From `at` on, the share that lasts longer, with the 95 % interval of that share; no interval once nothing lasts longer. */
export type SurvivalStep = { readonly at: number; readonly share: number; readonly low: number | null; readonly high: number | null };

/**
 * How durations survive, from those that ended and those that had lasted so long when they were last seen and go on (censored on the
 * right). One step for each duration at which some ended, ascending; one that goes on after as long is still at risk there.
 * Sources: E. L. Kaplan, P. Meier, JASA 53 (1958); variance by M. Greenwood (1926); interval on the log(-log) scale by
 * J. P. Klein, M. L. Moeschberger, Survival Analysis (2nd ed. 2003), 4.3.
 */
export function kaplanMeier(ended: readonly number[], open: readonly number[]): SurvivalStep[] {
  const ends = ended.toSorted((a, b) => a - b);
  const others = open.toSorted((a, b) => a - b);
  const steps: SurvivalStep[] = [];
  let [share, greenwood, gone] = [1, 0, 0];
  for (let first = 0; first < ends.length; ) {
    const at = ends[first] ?? 0;
    let next = first + 1;
    while (next < ends.length && ends[next] === at) next++;
    while (gone < others.length && (others[gone] ?? 0) < at) gone++;
    const atRisk = ends.length - first + (others.length - gone);
    const count = next - first;
    share = atRisk === count ? 0 : share * (1 - count / atRisk);
    greenwood += atRisk === count ? 0 : count / (atRisk * (atRisk - count));
    steps.push({ at, share, ...bounds(share, greenwood) });
    first = next;
  }
  return steps;
}

function bounds(share: number, greenwood: number): { readonly low: number | null; readonly high: number | null } {
  if (share <= 0) return { low: null, high: null };
  const reach = Math.exp((Z * Math.sqrt(greenwood)) / Math.abs(Math.log(share)));
  return { low: share ** reach, high: share ** (1 / reach) };
}

/** The shortest duration that at most `share` outlast; null when so few have ended that nobody can say. */
export const survivalTime = (steps: readonly SurvivalStep[], share: number): number | null =>
  steps.find((step) => step.share <= share + ROUNDING)?.at ?? null;

/**
 * The 95 % interval of the median: the durations at which the interval of the share includes a half. Null when it has no upper end.
 * Source: R. Brookmeyer, J. Crowley, Biometrics 38 (1982).
 */
export function survivalMedianInterval(steps: readonly SurvivalStep[]): { readonly low: number; readonly high: number } | null {
  const low = steps.find((step) => step.low !== null && step.low <= 0.5)?.at;
  const high = steps.find((step) => step.high !== null && step.high <= 0.5)?.at;
  return low === undefined || high === undefined ? null : { low, high };
}
