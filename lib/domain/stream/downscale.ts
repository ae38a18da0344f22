/** Bucket counts of an exponential histogram: `counts[i]` belongs to bucket `offset + i` of `scale`. */
export type Scaled = { readonly scale: number; readonly offset: number; readonly counts: readonly number[] };

/**
 * The same counts at a scale that is not larger: each step halves the number of buckets, bucket i going to ⌊i/2⌋. Downscaling two
 * histograms and adding them is adding them and downscaling.
 * Source: OpenTelemetry's metrics data model, "exponential buckets".
 */
export function downscale({ scale, offset, counts }: Scaled, to: number): Scaled {
  if (to >= scale || counts.length === 0) return { scale: Math.min(scale, to), offset, counts };
  const width = 2 ** (scale - to);
  const first = Math.floor(offset / width);
  const last = Math.floor((offset + counts.length - 1) / width);
  const coarse = new Array<number>(last - first + 1).fill(0);
  for (const [index, count] of counts.entries()) {
    const bucket = Math.floor((offset + index) / width) - first;
    coarse[bucket] = (coarse[bucket] ?? 0) + count;
  }
  return { scale: to, offset: first, counts: coarse };
}
