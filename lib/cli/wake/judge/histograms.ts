import { HIGHEST_BUCKET, type Histogram, LOWEST_BUCKET, SCALE } from "@/lib/domain/histogram/histogram";

/** A base-2 exponential histogram of any scale: bucket i holds durations above 2^(i / 2^scale), up to the next bound. */
export type FileHistogram = { readonly scale: number; readonly offset: number; readonly counts: readonly number[] };

type Told = { readonly service: string; readonly histograms: readonly (FileHistogram | null)[] };

/** Median from which a file counts microseconds, and milliseconds; below both it counts seconds. */
const MICROSECONDS_FROM = 3000;
const MILLISECONDS_FROM = 1;
const OCTAVES_OF_MILLISECOND = Math.log2(1000);

/**
 * A reader of the histograms of each service. All of one service are first brought to its coarsest scale, or a change of scale would look
 * like one of latency, then to Wake's. A file does not say its unit; the one is taken in which its middle duration is a usual one.
 */
export function histogramReader(told: readonly Told[]): (service: string) => (histogram: FileHistogram) => Histogram {
  const scales = new Map<string, number>();
  for (const { service, histograms } of told)
    for (const histogram of histograms)
      if (histogram !== null) scales.set(service, Math.min(scales.get(service) ?? SCALE, histogram.scale));
  const shift = Math.round(octavesToMicroseconds(told) * 2 ** SCALE);
  return (service) => (histogram) => rescaled(histogram, scales.get(service) ?? SCALE, shift);
}

function octavesToMicroseconds(told: readonly Told[]): number {
  const octaves = new Map<number, number>();
  let total = 0;
  for (const { histograms } of told)
    for (const histogram of histograms)
      for (const [index, count] of histogram?.counts.entries() ?? []) {
        const octave = Math.floor(((histogram?.offset ?? 0) + index + 0.5) / 2 ** (histogram?.scale ?? 0));
        octaves.set(octave, (octaves.get(octave) ?? 0) + count);
        total += count;
      }
  const middle = middleOf(
    [...octaves].toSorted(([a], [b]) => a - b),
    total,
  );
  if (middle >= Math.floor(Math.log2(MICROSECONDS_FROM))) return 0;
  return middle >= Math.log2(MILLISECONDS_FROM) ? OCTAVES_OF_MILLISECOND : 2 * OCTAVES_OF_MILLISECOND;
}

function middleOf(octaves: readonly (readonly [octave: number, count: number])[], total: number): number {
  let seen = 0;
  for (const [octave, count] of octaves) {
    seen += count;
    if (seen * 2 >= total) return octave;
  }
  return Math.log2(MICROSECONDS_FROM);
}

/** A histogram at a coarser scale, then at Wake's: a wide bucket is counted in the middle of those that it covers. */
function rescaled({ scale, offset, counts }: FileHistogram, coarsest: number, shift: number): Histogram {
  const merge = 2 ** Math.max(0, scale - coarsest);
  const spread = 2 ** (SCALE - coarsest);
  const buckets = new Map<number, number>();
  for (const [index, count] of counts.entries()) {
    if (count <= 0) continue;
    const bucket = Math.floor((offset + index) / merge) * spread + Math.floor(spread / 2) + shift;
    const kept = Math.min(HIGHEST_BUCKET, Math.max(LOWEST_BUCKET, bucket));
    buckets.set(kept, (buckets.get(kept) ?? 0) + count);
  }
  if (buckets.size === 0) return { offset: 0, counts: [] };
  const first = Math.min(...buckets.keys());
  return {
    offset: first,
    counts: Array.from({ length: Math.max(...buckets.keys()) - first + 1 }, (_, index) => buckets.get(first + index) ?? 0),
  };
}
