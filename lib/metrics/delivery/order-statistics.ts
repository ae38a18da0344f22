import type { PackedMeasure } from "./packed-measure";
import { COARSE, classes, classOf, FINE, lowestOf } from "./value-class";

/** A stretch of `sorted` of one of the parts, in bytes. */
export type Wanted = { readonly part: number; readonly offset: number; readonly bytes: number };

/** What has to be read before the values of some ranks are known. */
export type RankPlan = {
  /** Values of all parts together. */
  readonly n: number;
  readonly ranks: readonly number[];
  readonly wanted: readonly Wanted[];
  readonly bands: readonly Band[];
  readonly parts: readonly PackedMeasure[];
};

/** The values within [low, high), in which ranks lie: `below` values are smaller than all of them. `wanted`: how many stretches hold them. */
type Band = { readonly low: number; readonly high: number; readonly below: number; readonly known: Uint32Array; readonly wanted: number };
type Bounds = Pick<Band, "low" | "high" | "below">;

const NONE = new Uint32Array();

/** So many values are sorted faster than narrowed down. */
const FEW = 10_000;

/**
 * Which stretches hold the values of some ranks (from 1) once the values of all parts are put in one order. Of parts that know their
 * values by fine classes nothing is asked yet: `refineRanks` narrows down first where the ranks lie.
 */
export function planRanks(parts: readonly PackedMeasure[], ranksFor: (n: number) => readonly number[]): RankPlan {
  const n = parts.reduce((sum, part) => sum + part.n, 0);
  const ranks = ranksFor(n).toSorted((a, b) => a - b);
  const [only] = parts;
  if (only !== undefined && only.offset !== null && parts.length === 1) return ofOnePart(only, only.offset, ranks);
  if (n <= FEW && parts.every(({ offset }) => offset === null)) return ofFew(parts, n, ranks);
  const counts = new Float64Array(classes(COARSE));
  for (const part of parts) part.addClasses(counts, COARSE);
  const plan = { n, ranks, parts };
  return wanting(plan, boundsOf(counts, { low: 0, high: 2 ** 32, below: 0 }, COARSE, ranks), isCoarse, (bounds) => between(parts, bounds));
}

/** The plan once its stretches, in the order of `wanted`, are read: what is left to read of the parts with fine classes. */
export function refineRanks(plan: RankPlan, fetched: readonly Uint32Array[]): RankPlan {
  const { bands, parts, ranks } = filled(plan, fetched);
  const fine = parts.filter(isFine);
  if (fine.length === 0) return { ...plan, bands, wanted: [] };
  const stored = new Float64Array(classes(FINE));
  for (const part of fine) part.addClasses(stored, FINE);
  const all = bands.flatMap((band) => {
    const counts = stored.slice();
    for (const value of band.known) counts[classOf(value, FINE)] = (counts[classOf(value, FINE)] ?? 0) + 1;
    return boundsOf(counts, band, FINE, ranks).map((bounds) => ({ bounds, known: slice(band.known, bounds) }));
  });
  const known = new Map(all.map((one) => [one.bounds, one.known]));
  return wanting(
    plan,
    all.map(({ bounds }) => bounds),
    isFine,
    (bounds) => known.get(bounds) ?? NONE,
  );
}

/**
 * The value of each rank that was planned for, given the values of the stretches that `refineRanks` left.
 *
 * @throws RangeError for a rank that was not.
 */
export function finishRanks(refined: RankPlan, fetched: readonly Uint32Array[]): (rank: number) => number {
  const { bands } = filled(refined, fetched);
  return (rank) => {
    const band = bands.findLast(({ below }) => below < rank);
    const value = band?.known[rank - 1 - band.below];
    if (value === undefined) throw new RangeError(`Nothing was read for rank ${rank}.`);
    return value;
  };
}

const isFine = (part: PackedMeasure): boolean => part.offset !== null && part.bits > COARSE;
const isCoarse = (part: PackedMeasure): boolean => part.offset !== null && part.bits === COARSE;

/** Values that are all here need no narrowing down. */
function ofFew(parts: readonly PackedMeasure[], n: number, ranks: readonly number[]): RankPlan {
  const known = joined(parts.map(({ values }) => values)).sort();
  return { n, ranks, parts: [], wanted: [], bands: n === 0 ? [] : [{ low: 0, high: 2 ** 32, below: 0, known, wanted: 0 }] };
}

/** The ranks of one ordered list are where they are: neighbours are read together. */
function ofOnePart(part: PackedMeasure, offset: number, ranks: readonly number[]): RankPlan {
  const runs: { from: number; to: number }[] = [];
  for (const rank of ranks) {
    const last = runs.at(-1);
    if (last !== undefined && rank <= last.to + 1) last.to = rank;
    else runs.push({ from: rank, to: rank });
  }
  return {
    n: part.n,
    ranks,
    // Nothing of it is left to narrow down.
    parts: [],
    bands: runs.map(({ from }) => ({ low: 0, high: 2 ** 32, below: from - 1, known: NONE, wanted: 1 })),
    wanted: runs.map(({ from, to }) => ({ part: 0, offset: offset + (from - 1) * 4, bytes: (to - from + 1) * 4 })),
  };
}

/** The plan that reads the values of some bands from the parts of one kind. */
function wanting(
  { n, ranks, parts }: Pick<RankPlan, "n" | "ranks" | "parts">,
  bounds: readonly Bounds[],
  kind: (part: PackedMeasure) => boolean,
  knownOf: (bounds: Bounds) => Uint32Array,
): RankPlan {
  const wanted: Wanted[] = [];
  const bands = bounds.map((one) => {
    const before = wanted.length;
    for (const [part, measure] of parts.entries()) {
      if (!kind(measure) || measure.offset === null) continue;
      const { from, count } = measure.stretchOf(one.low, one.high);
      if (count > 0) wanted.push({ part, offset: measure.offset + from * 4, bytes: count * 4 });
    }
    return { ...one, known: knownOf(one), wanted: wanted.length - before };
  });
  return { n, ranks, parts, wanted, bands };
}

/** The plan with what was read put to what was known, in order. */
function filled(plan: RankPlan, fetched: readonly Uint32Array[]): RankPlan {
  let at = 0;
  const bands = plan.bands.map((band) => {
    const read = fetched.slice(at, at + band.wanted);
    at += band.wanted;
    return { ...band, wanted: 0, known: read.length === 0 ? band.known : joined([band.known, ...read]).sort() };
  });
  return { ...plan, bands, wanted: [] };
}

/** The classes within a band that hold some of the ranks, neighbours together. Ranks ascend. */
function boundsOf(counts: Float64Array, band: Bounds, bits: number, ranks: readonly number[]): Bounds[] {
  const found: Bounds[] = [];
  let upTo = band.below;
  let next = ranks.findIndex((rank) => rank > upTo);
  const end = Math.min(counts.length, classOf(band.high - 1, bits) + 1);
  for (let index = classOf(band.low, bits); index < end && next >= 0 && next < ranks.length; index++) {
    const before = upTo;
    upTo += counts[index] ?? 0;
    const passed = next;
    while (next < ranks.length && (ranks[next] ?? 0) <= upTo) next++;
    if (next === passed) continue;
    const [low, last] = [lowestOf(index, bits), found.at(-1)];
    if (last?.high === low) found[found.length - 1] = { ...last, high: lowestOf(index + 1, bits) };
    else found.push({ low, high: lowestOf(index + 1, bits), below: before });
  }
  return found;
}

/** The values of parts that are here which lie within a band, in order. */
const between = (parts: readonly PackedMeasure[], bounds: Bounds): Uint32Array =>
  joined(parts.filter(({ offset }) => offset === null).map(({ values }) => slice(values, bounds))).sort();

/** The part of ascending values that lies within [low, high). */
function slice(values: Uint32Array, { low, high }: Bounds): Uint32Array {
  const from = firstFrom(values, low);
  return values.subarray(from, firstFrom(values, high));
}

/** The place of the first value that is not smaller. */
function firstFrom(values: Uint32Array, least: number): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** One array of all. */
export function joined(lists: readonly Uint32Array[]): Uint32Array {
  const values = new Uint32Array(lists.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const list of lists) {
    values.set(list, at);
    at += list.length;
  }
  return values;
}
