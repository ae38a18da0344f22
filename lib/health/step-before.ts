import { chanceAbove } from "./chance-above";
import { dispersion } from "./dispersion";
import { RATIO_THAT_MATTERS, ROSE_ASIDE } from "./thresholds";
import { sumTrials, type TrialCell, type Trials, thin } from "./trials";

/** Cells that a rise must have lasted for, and the hits in them; fewer come together by chance. */
const LASTED = 5;
const HITS = 10;
/** Log likelihood by which the later level must explain them better. */
const STEP_BY = 8;

/**
 * The level since a rise that began before the roll-out and lasted to it: the trials from then on, divided by how the time before that
 * varied. Null when there was none. It is looked for in the later half of the cells, which are in order of time: what holds for longer is
 * the baseline itself. Each begin is weighed by x·ln(x / e) − (x − e), with e hits expected at the level of the earlier half.
 */
export function stepBefore(cells: readonly TrialCell[]): Trials | null {
  const half = Math.ceil(cells.length / 2);
  const level = sumTrials(cells.slice(0, half));
  if (level.of <= 0 || cells.length - half < LASTED) return null;
  const rate = (level.hits + 0.5) / (level.of + 1);
  let best = { gain: 0, from: cells.length };
  let since: Trials = { hits: 0, of: 0 };
  for (let from = cells.length - 1; from >= half; from--) {
    since = sumTrials([since, cells[from] ?? { hits: 0, of: 0 }]);
    const expected = since.of * rate;
    const gain = since.hits > expected ? since.hits * Math.log(since.hits / expected) - (since.hits - expected) : 0;
    if (gain > best.gain && cells.length - from >= LASTED) best = { gain, from };
  }
  const [rest, risen] = [cells.slice(0, best.from), cells.slice(best.from)];
  const bursts = dispersion(rest);
  const [calm, raised] = [thin(sumTrials(rest), bursts), thin(sumTrials(risen), bursts)];
  if (best.gain / bursts < STEP_BY || sumTrials(risen).hits < HITS) return null;
  const last = thin(sumTrials(cells.slice(-LASTED)), bursts);
  const isRaised = (trials: Trials): boolean => chanceAbove(RATIO_THAT_MATTERS, calm, trials) > ROSE_ASIDE;
  return isRaised(raised) && isRaised(last) ? raised : null;
}
