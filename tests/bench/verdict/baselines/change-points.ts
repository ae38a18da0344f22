import { incompleteBeta } from "@/lib/metrics/stats/incomplete-beta";

/**
 * Change points as Apache Otava finds them (Fleming et al., ICPE 2023, over Matteson and James, JASA 2014): in windows of `WINDOW`
 * points that overlap by half, the split with the largest energy distance is taken while Student's t-test finds it (with ten times the
 * wanted p), within what is left and right of it again; then the weakest are taken away until every one that remains is below p.
 */
export type ChangePoint = { readonly index: number; readonly before: number; readonly after: number; readonly p: number };

const WINDOW = 50;

export function changePoints(series: readonly number[], p: number): ChangePoint[] {
  const weak = new Set<number>();
  for (let start = 0; start < series.length; ) {
    const found = splits(series.slice(start, start + WINDOW), p * 10).map((index) => index + start);
    for (const index of found) weak.add(index);
    start = Math.max(found.at(-1) ?? 0, start + WINDOW / 2);
  }
  return merged(
    series,
    [...weak].sort((a, b) => a - b),
    p,
  );
}

function merged(series: readonly number[], indices: readonly number[], p: number): ChangePoint[] {
  const points = indices.map((index, at) => pointAt(series, indices[at - 1] ?? 0, index, indices[at + 1] ?? series.length));
  const weakest = points.reduce<ChangePoint | null>((worst, point) => (worst === null || point.p > worst.p ? point : worst), null);
  if (weakest === null || weakest.p < p) return points;
  return merged(
    series,
    indices.filter((index) => index !== weakest.index),
    p,
  );
}

/** Indices at which a window splits, in order. */
function splits(window: readonly number[], p: number): number[] {
  const found: number[] = [];
  for (;;) {
    const bounds = [0, ...found, window.length];
    const candidates = bounds.slice(1).map((to, at) => bestSplit(window, bounds[at] ?? 0, to));
    const best = candidates.reduce((most, one) => (one.distance > most.distance ? one : most), { index: -1, distance: 0, from: 0, to: 0 });
    if (best.index < 0 || pointAt(window, best.from, best.index, best.to).p >= p) return found;
    found.push(best.index);
    found.sort((a, b) => a - b);
  }
}

type Split = { index: number; distance: number; from: number; to: number };

/** The split of a part of a series, and where its right side ends, at which both sides are furthest apart by energy distance (α = 1). */
function bestSplit(series: readonly number[], from: number, to: number): Split {
  const within = pairSums(series, from, to);
  const sum = (a: number, b: number): number => within[(a - from) * (to - from + 1) + (b - from)] ?? 0;
  let best: Split = { index: -1, distance: 0, from, to };
  for (let end = from + 2; end <= to; end++)
    for (let index = from + 1; index < end; index++) {
      const [m, n] = [index - from, end - index];
      const [left, right] = [sum(from, index), sum(index, end)];
      const across = sum(from, end) - left - right;
      const energy = (2 * across) / (m * n) - (m > 1 ? (2 * left) / (m * (m - 1)) : 0) - (n > 1 ? (2 * right) / (n * (n - 1)) : 0);
      const distance = ((m * n) / (m + n)) * energy;
      if (distance > best.distance) best = { index, distance, from, to };
    }
  return best;
}

/** Sums of the distances of all pairs within every part [a, b) of [from, to). */
function pairSums(series: readonly number[], from: number, to: number): Float64Array {
  const size = to - from + 1;
  const sums = new Float64Array(size * size);
  for (let b = 1; b < size; b++) {
    let row = 0;
    for (let a = b - 2; a >= 0; a--) {
      row += Math.abs((series[from + a] ?? 0) - (series[from + b - 1] ?? 0));
      sums[a * size + b] = (sums[a * size + b - 1] ?? 0) + row;
    }
  }
  return sums;
}

function pointAt(series: readonly number[], from: number, index: number, to: number): ChangePoint {
  const [left, right] = [statsOf(series.slice(from, index)), statsOf(series.slice(index, to))];
  const freedom = left.n + right.n - 2;
  const pooled = ((left.n - 1) * left.variance + (right.n - 1) * right.variance) / freedom;
  const t = (right.mean - left.mean) / Math.sqrt(pooled * (1 / left.n + 1 / right.n));
  const p = freedom < 1 || Number.isNaN(t) ? 1 : Math.abs(t) === Number.POSITIVE_INFINITY ? 0 : studentP(t, freedom);
  return { index, before: left.mean, after: right.mean, p };
}

/** Two-sided p of Student's t. */
const studentP = (t: number, freedom: number): number => incompleteBeta(freedom / (freedom + t * t), freedom / 2, 0.5);

function statsOf(values: readonly number[]): { n: number; mean: number; variance: number } {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  return { n, mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / n };
}
