const MINUTE_MS = 60_000;

/** So many of the last points tell how far they are apart. */
export const MOST_POINTS = 200;

/** Minutes from one cell to the next, as a rule (the median); 1 where there are too few to tell. What tells every five minutes is coarse. */
export function spacingOf(cells: readonly { readonly at: Date }[]): number {
  const times = cells.map(({ at }) => at.getTime()).sort((a, b) => a - b);
  const gaps = times.slice(1).map((time, index) => (time - (times[index] ?? time)) / MINUTE_MS);
  return gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 1;
}
