import type { Point } from "./path";

/** Slopes at the points that keep a cubic monotone between neighbours (Fritsch and Carlson 1980, equations 3 and 4). */
function slopes(secants: readonly number[]): number[] {
  const count = secants.length + 1;
  const tangents = Array.from({ length: count }, (_, i) => {
    const left = secants[i - 1] ?? secants[i] ?? 0;
    const right = secants[i] ?? left;
    return left * right <= 0 ? 0 : (left + right) / 2;
  });
  secants.forEach((secant, i) => {
    const start = tangents[i] ?? 0;
    const end = tangents[i + 1] ?? 0;
    const reach = Math.hypot(start / (secant || 1), end / (secant || 1));
    if (secant !== 0 && reach <= 3) return;
    tangents[i] = secant === 0 ? 0 : (3 / reach) * start;
    tangents[i + 1] = secant === 0 ? 0 : (3 / reach) * end;
  });
  return tangents;
}

/**
 * A monotone cubic through `points`: between two of them it never leaves their values, so no bump is drawn that
 * nobody measured. Constant before the first and after the last. Points are taken in x order; of equal x the first counts.
 */
export function monotoneCurve(points: readonly Point[]): (x: number) => number {
  const sorted = points.toSorted((a, b) => a[0] - b[0]).filter((point, i, all) => i === 0 || point[0] - (all[i - 1]?.[0] ?? 0) > 1e-4);
  const xs = sorted.map((point) => point[0]);
  const ys = sorted.map((point) => point[1]);
  const secants = xs.slice(1).map((x, i) => ((ys[i + 1] ?? 0) - (ys[i] ?? 0)) / (x - (xs[i] ?? 0)));
  const tangents = slopes(secants);
  return (x) => {
    const next = xs.findIndex((known) => known >= x);
    if (next === 0) return ys[0] ?? 0;
    if (next < 0) return ys.at(-1) ?? 0;
    const [x0, x1, y0, y1] = [xs[next - 1] ?? 0, xs[next] ?? 0, ys[next - 1] ?? 0, ys[next] ?? 0];
    const width = x1 - x0;
    const t = (x - x0) / width;
    return (
      (2 * t ** 3 - 3 * t ** 2 + 1) * y0 +
      (t ** 3 - 2 * t ** 2 + t) * width * (tangents[next - 1] ?? 0) +
      (3 * t ** 2 - 2 * t ** 3) * y1 +
      (t ** 3 - t ** 2) * width * (tangents[next] ?? 0)
    );
  };
}
