import { EMPTY_HISTOGRAM, HIGHEST_BUCKET, type Histogram, LOWEST_BUCKET } from "@/lib/domain/histogram/histogram";

const BUCKETS = HIGHEST_BUCKET - LOWEST_BUCKET + 1;

/**
 * One histogram for each of `rows` rows from pairs of row and bucket, in time and memory of the pairs: they are sorted by row with a
 * counting sort, and one row at a time is counted in one scratch array.
 */
export function histogramsOf(rows: number, rowOf: readonly number[], bucketOf: readonly number[]): Histogram[] {
  const ends = new Int32Array(rows + 1);
  for (const row of rowOf) ends[row + 1] = (ends[row + 1] ?? 0) + 1;
  for (let row = 0; row < rows; row++) ends[row + 1] = (ends[row + 1] ?? 0) + (ends[row] ?? 0);
  const sorted = new Int16Array(rowOf.length);
  for (let pair = 0; pair < rowOf.length; pair++) {
    const row = rowOf[pair] ?? 0;
    const place = ends[row] ?? 0;
    sorted[place] = (bucketOf[pair] ?? 0) - LOWEST_BUCKET;
    ends[row] = place + 1;
  }
  const scratch = new Int32Array(BUCKETS);
  return Array.from({ length: rows }, (_, row) => histogramOf(sorted, row === 0 ? 0 : (ends[row - 1] ?? 0), ends[row] ?? 0, scratch));
}

/** Counts `sorted[from..to)`; leaves `scratch` all zero, as it found it. */
function histogramOf(sorted: Int16Array, from: number, to: number, scratch: Int32Array): Histogram {
  if (from === to) return EMPTY_HISTOGRAM;
  let lowest = BUCKETS;
  let highest = 0;
  for (let pair = from; pair < to; pair++) {
    const bucket = sorted[pair] ?? 0;
    scratch[bucket] = (scratch[bucket] ?? 0) + 1;
    if (bucket < lowest) lowest = bucket;
    if (bucket > highest) highest = bucket;
  }
  const counts = new Array<number>(highest - lowest + 1);
  for (let bucket = lowest; bucket <= highest; bucket++) {
    counts[bucket - lowest] = scratch[bucket] ?? 0;
    scratch[bucket] = 0;
  }
  return { offset: lowest + LOWEST_BUCKET, counts };
}
