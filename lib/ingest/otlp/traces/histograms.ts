import { EMPTY_HISTOGRAM, HIGHEST_BUCKET, type Histogram, LOWEST_BUCKET } from "@/lib/domain/histogram/histogram";

const BUCKETS = HIGHEST_BUCKET - LOWEST_BUCKET + 1;
/** Bits that a bucket counted from the lowest takes; a weight stands above them. */
export const BUCKET_BITS = 9;
const BUCKET_MASK = 2 ** BUCKET_BITS - 1;

/** Room that is kept from body to body. */
const scratch = new Int32Array(BUCKETS);
let ends = new Int32Array(1024);
let sorted = new Int32Array(4096);

/**
 * One histogram for each of `rows` rows from `length` pairs of a row and a weighed bucket (`weight << BUCKET_BITS | bucket -
 * LOWEST_BUCKET`), in time and memory of the pairs: they are sorted by row with a counting sort, and one row at a time is counted in
 * one scratch array.
 */
export function histogramsOf(rows: number, rowOf: Int32Array, weighed: Int32Array, length: number): Histogram[] {
  if (ends.length <= rows) ends = new Int32Array(rows * 2);
  if (sorted.length < length) sorted = new Int32Array(length * 2);
  ends.fill(0, 0, rows + 1);
  for (let pair = 0; pair < length; pair++) {
    const next = (rowOf[pair] ?? 0) + 1;
    ends[next] = (ends[next] ?? 0) + 1;
  }
  for (let row = 0; row < rows; row++) ends[row + 1] = (ends[row + 1] ?? 0) + (ends[row] ?? 0);
  for (let pair = 0; pair < length; pair++) {
    const row = rowOf[pair] ?? 0;
    const place = ends[row] ?? 0;
    sorted[place] = weighed[pair] ?? 0;
    ends[row] = place + 1;
  }
  const histograms: Histogram[] = [];
  for (let row = 0, from = 0; row < rows; row++) {
    const to = ends[row] ?? 0;
    histograms.push(histogramOf(from, to));
    from = to;
  }
  return histograms;
}

/** Counts `sorted[from..to)`; leaves `scratch` all zero, as it found it. */
function histogramOf(from: number, to: number): Histogram {
  if (from === to) return EMPTY_HISTOGRAM;
  let lowest = BUCKETS;
  let highest = 0;
  for (let pair = from; pair < to; pair++) {
    const weighed = sorted[pair] ?? 0;
    const bucket = weighed & BUCKET_MASK;
    scratch[bucket] = (scratch[bucket] ?? 0) + (weighed >>> BUCKET_BITS);
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
