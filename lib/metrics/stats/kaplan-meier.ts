const Z = 1.959963984540054;
/** Products of shares that are exactly a quarter or a half miss it by rounding; real gaps are far wider. */
const ROUNDING = 1e-9;

/**
 * How durations survive, as columns of one step each, ascending: from `at` on, the share that lasts longer, and Greenwood's sum, which
 * says how sure that is. Columns, since a year has thousands of steps.
 */
export type Survival = { readonly at: Float64Array; readonly share: Float64Array; readonly greenwood: Float64Array };

/**
 * How durations survive, from those that ended and those that had lasted so long when they were last seen and go on (censored on the
 * right). One step for each duration at which some ended; one that goes on after as long is still at risk there.
 * Sources: E. L. Kaplan, P. Meier, JASA 53 (1958); variance by M. Greenwood (1926).
 */
export function kaplanMeier(ended: readonly number[], open: readonly number[]): Survival {
  const ends = Float64Array.from(ended).sort();
  const others = Float64Array.from(open).sort();
  const [ats, shares, sums] = [new Float64Array(ends.length), new Float64Array(ends.length), new Float64Array(ends.length)];
  let [steps, share, greenwood, gone] = [0, 1, 0, 0];
  for (let first = 0; first < ends.length; steps++) {
    const at = ends[first] ?? 0;
    let next = first + 1;
    while (next < ends.length && ends[next] === at) next++;
    while (gone < others.length && (others[gone] ?? 0) < at) gone++;
    const atRisk = ends.length - first + (others.length - gone);
    const count = next - first;
    share = atRisk === count ? 0 : share * (1 - count / atRisk);
    greenwood += atRisk === count ? 0 : count / (atRisk * (atRisk - count));
    ats[steps] = at;
    shares[steps] = share;
    sums[steps] = greenwood;
    first = next;
  }
  return { at: ats.subarray(0, steps), share: shares.subarray(0, steps), greenwood: sums.subarray(0, steps) };
}

/**
 * The 95 % interval of a share that lasts longer: from `share ** reach` to `share ** (1 / reach)`; there is none of 0. Source:
 * J. P. Klein, M. L. Moeschberger, Survival Analysis (2nd ed. 2003), 4.3: on the log(-log) scale.
 */
export const reachOf = (share: number, greenwood: number): number => Math.exp((Z * Math.sqrt(greenwood)) / Math.abs(Math.log(share)));

/** The shortest duration that at most `share` outlast; null when so few have ended that nobody can say. */
export const survivalTime = (survival: Survival, share: number): number | null =>
  survival.at[survival.share.findIndex((left) => left <= share + ROUNDING)] ?? null;

/**
 * The 95 % interval of the median: the durations at which the interval of the share includes a half. Null when it has no upper end.
 * Source: R. Brookmeyer, J. Crowley, Biometrics 38 (1982).
 */
export function survivalMedianInterval({ at, share, greenwood }: Survival): { readonly low: number; readonly high: number } | null {
  let low: number | null = null;
  for (let step = 0; step < share.length; step++) {
    const left = share[step] ?? 0;
    if (left <= 0) return null;
    const reach = reachOf(left, greenwood[step] ?? 0);
    if (low === null && left ** reach <= 0.5) low = at[step] ?? null;
    if (low !== null && left ** (1 / reach) <= 0.5) return { low, high: at[step] ?? low };
  }
  return null;
}
