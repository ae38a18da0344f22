import { chanceAbove } from "./chance-above";
import { CLOSED_BY, LATER_BY, LATER_MINUTES, RATIO_THAT_MATTERS, SURE } from "./thresholds";
import { sumTrials, type TrialCell, type Trials, thin } from "./trials";

/** The cells around a roll-out, in which a rise may begin. */
export type Course = {
  /** Of the judged version. */
  readonly own: readonly TrialCell[];
  /** The same while its instances had just begun: failing then is forgiven, not failing counts. */
  readonly fresh: readonly TrialCell[];
  /** What the judged version did not answer, from some minutes before the roll-out on. */
  readonly aside: readonly TrialCell[];
};

/** When a rise began. */
export type Onset = {
  /** The cell from which on the rate is most likely raised; null when nothing is. */
  readonly at: Date | null;
  /** Where not the release: an event that began before it, that struck what it did not answer, or that began minutes after it. */
  readonly story: "release" | "before" | "beside" | "later";
};

type Stretch = { readonly gain: number; readonly at: Date | null; readonly to: Date | null };
type Sum = { readonly hits: number; readonly expected: number };

const MINUTE_MS = 60_000;
/** How much steeper than the baseline a slow rise may end. */
const SLOPES = [1, 2, 4, 8, 16, 32] as const;
/** Parts of the time over which it rises; then it stays. */
const RAMPS = [1, 0.5] as const;

/**
 * Compares two stories by their Poisson log likelihood over "as before throughout". The release: what its version answers is raised from its
 * first traffic on, at once or steadily. An event: everything is raised in some stretch of time, whoever answers, and nothing outside
 * of it. The difference is divided by the dispersion, so that one burst does not decide; a stretch that ends has one more thing to explain.
 */
export function onset(expected: Trials, course: Course, dispersion: number): Onset {
  if (expected.of <= 0) return { at: null, story: "release" };
  const { own, fresh, aside } = course;
  const rate = (expected.hits + 0.5) / (expected.of + 1);
  const first = Math.min(...[...own, ...fresh].map(({ at }) => at.getTime()));
  const event = bestStretch(merged([...own, ...aside]), rate, CLOSED_BY * dispersion);
  const known = Math.max(...own.map(({ at }) => at.getTime())) - first;
  const slow = Math.max(...SLOPES.flatMap((slope) => RAMPS.map((part) => gainOf(own, fresh, rate, risingBy(slope, first, known * part)))));
  const sum = sumOf(own, rate);
  const step = sum.hits > sum.expected ? gainOf(own, fresh, rate, () => sum.hits / sum.expected) : 0;
  const isEvent = (event.gain - Math.max(step, slow, 0)) / dispersion > LATER_BY;
  if (!isEvent || event.at === null) return { at: slow > step ? event.at : step > 0 ? new Date(first) : null, story: "release" };
  const struck = during(aside, event);
  // What struck others is another matter when the version is far worse: its own cells have to tell.
  if (struck.of > 0 && isWorse(during(own, event), struck, dispersion)) return onset(expected, { own, fresh, aside: [] }, dispersion);
  const isBeside = gainOfSum({ hits: struck.hits, expected: struck.of * rate }) / dispersion > LATER_BY;
  return { at: event.at, story: storyOf(event.at.getTime(), first, isBeside) };
}

/** What an event is: one that began with the first traffic and struck nothing else is the release, fading. */
function storyOf(at: number, first: number, isBeside: boolean): Onset["story"] {
  if (at < first) return "before";
  if (isBeside) return "beside";
  return at < first + LATER_MINUTES * MINUTE_MS ? "release" : "later";
}

const during = (cells: readonly TrialCell[], { at: from, to }: Stretch): Trials =>
  sumTrials(cells.filter(({ at }) => from !== null && to !== null && at >= from && at <= to));

const isWorse = (own: Trials, aside: Trials, dispersion: number): boolean =>
  own.of > 0 && chanceAbove(RATIO_THAT_MATTERS, thin(aside, dispersion), thin(own, dispersion)) > SURE;

/** Log likelihood of `hits` when a rate is raised to what was seen, over that of the rate itself; 0 when it is not raised. */
const gainOfSum = ({ hits, expected }: Sum): number => (hits > expected ? hits * Math.log(hits / expected) - (hits - expected) : 0);

/** The stretch of time in which the rate is most likely raised; one that ends before the last cell costs `closed`. */
function bestStretch(cells: readonly TrialCell[], rate: number, closed: number): Stretch {
  let best: Stretch = { gain: 0, at: null, to: null };
  for (const [from, begin] of cells.entries()) {
    // A stretch begins where the rate is raised.
    if (begin.hits <= begin.of * rate) continue;
    const sum = { hits: 0, expected: 0 };
    for (let to = from; to < cells.length; to++) {
      const cell = cells[to] ?? begin;
      sum.hits += cell.hits;
      sum.expected += cell.of * rate;
      const gain = gainOfSum(sum) - (to < cells.length - 1 ? closed : 0);
      if (gain > best.gain) best = { gain, at: begin.at, to: cell.at };
    }
  }
  return best;
}

/** Log likelihood of a rate raised by a factor that may change with time. Fresh instances can only speak against it. */
function gainOf(own: readonly TrialCell[], fresh: readonly TrialCell[], rate: number, factor: (at: Date) => number): number {
  const gain = (cells: readonly TrialCell[]): number =>
    cells.reduce((sum, { at, hits, of }) => sum + hits * Math.log(factor(at)) - (factor(at) - 1) * of * rate, 0);
  return gain(own) + Math.min(0, gain(fresh));
}

/** Rising in proportion to the time since the first traffic, for so many milliseconds. */
const risingBy =
  (slope: number, first: number, length: number) =>
  (at: Date): number =>
    1 + (length > 0 ? slope * Math.min(1, (at.getTime() - first) / length) : 0);

function sumOf(cells: readonly TrialCell[], rate: number): Sum {
  return { hits: cells.reduce((sum, { hits }) => sum + hits, 0), expected: rate * cells.reduce((sum, { of }) => sum + of, 0) };
}

/** One cell for each instant, in order of time. */
function merged(cells: readonly TrialCell[]): TrialCell[] {
  const byInstant = new Map<number, TrialCell>();
  for (const cell of cells) {
    const known = byInstant.get(cell.at.getTime());
    byInstant.set(cell.at.getTime(), known === undefined ? cell : { ...cell, hits: known.hits + cell.hits, of: known.of + cell.of });
  }
  return [...byInstant.values()].toSorted((a, b) => a.at.getTime() - b.at.getTime());
}
