/** Milliseconds that each call took, over all items, some rounds of them unmeasured first. One call at a time. */
export async function timed<T>(
  items: readonly T[],
  warmUp: number,
  rounds: number,
  call: (item: T) => Promise<unknown>,
): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < warmUp + rounds; round++)
    for (const item of items) {
      const start = performance.now();
      await call(item);
      if (round >= warmUp) times.push(performance.now() - start);
    }
  return times;
}

/** Minimum, median and 95th percentile. */
export function spread(times: readonly number[]): { least: number; median: number; p95: number } {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
  return { least: at(0), median: at(0.5), p95: at(0.95) };
}
