import { LATER_BY, LATER_MINUTES } from "./thresholds";
import type { TrialCell, Trials } from "./trials";

/** When a rise began. */
export type Onset = {
  /** The cell from which on the rate is most likely raised; null when no step rises. */
  readonly at: Date | null;
  /** A begin minutes after the first traffic explains the counts better than one at its start, and than a slow rise from there. */
  readonly later: boolean;
};

type Step = { readonly gain: number; readonly at: Date | null };

/** How much steeper than the baseline a slow rise may end. */
const SLOPES = [1, 2, 4, 8, 16, 32] as const;

/**
 * Compares three stories of the cells after the roll-out by their Poisson log likelihood over "as before throughout": raised from the
 * first cell, raised from cell t on, x·ln(x / e) − (x − e) with e expected hits from t on, and rising steadily from the first cell. The
 * log likelihood is divided by the dispersion, so that one burst does not name the minute.
 */
export function onset(expected: Trials, after: readonly TrialCell[], dispersion = 1): Onset {
  if (expected.of <= 0) return { at: null, later: false };
  const rate = (expected.hits + 0.5) / (expected.of + 1);
  const cells = after.toSorted((a, b) => b.at.getTime() - a.at.getTime());
  let best: Step = { gain: 0, at: null };
  let all: Step = { gain: 0, at: null };
  const sum = { hits: 0, expected: 0 };
  for (const cell of cells) {
    sum.hits += cell.hits;
    sum.expected += cell.of * rate;
    all = { gain: sum.hits > sum.expected ? sum.hits * Math.log(sum.hits / sum.expected) - (sum.hits - sum.expected) : 0, at: cell.at };
    if (all.gain > best.gain) best = all;
  }
  const [first, start] = [all.at?.getTime() ?? 0, Math.max(all.gain, slowRise(cells, rate))];
  const minutes = best.at === null ? 0 : (best.at.getTime() - first) / 60_000;
  return { at: best.at, later: minutes >= LATER_MINUTES && (best.gain - start) / dispersion > LATER_BY };
}

/** The best log likelihood of a rate that rises in proportion to the time since the first cell. */
function slowRise(cells: readonly TrialCell[], rate: number): number {
  const first = cells.at(-1)?.at.getTime() ?? 0;
  const length = (cells[0]?.at.getTime() ?? 0) - first;
  if (length <= 0) return 0;
  const gain = (slope: number): number =>
    cells.reduce((sum, { at, hits, of }) => {
      const raised = (slope * (at.getTime() - first)) / length;
      return sum + hits * Math.log1p(raised) - raised * of * rate;
    }, 0);
  return Math.max(0, ...SLOPES.map(gain));
}
