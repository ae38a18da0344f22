import { pushVarint, VarintReader } from "../varint";
import { EMPTY_HISTOGRAM, type Histogram } from "./histogram";

/**
 * Bytes of a histogram: `zigzag(offset)` then the counts as varints; a run of zeros is `0` followed by its length.
 * About 41 bytes for 300 durations. An empty histogram has no bytes.
 */
export function encodeHistogram(histogram: Histogram): Uint8Array {
  if (histogram.counts.length === 0) return new Uint8Array(0);
  const bytes: number[] = [];
  pushVarint(bytes, histogram.offset >= 0 ? histogram.offset * 2 : -histogram.offset * 2 - 1);
  for (let index = 0; index < histogram.counts.length; index++) {
    const count = histogram.counts[index] ?? 0;
    pushVarint(bytes, count);
    if (count !== 0) continue;
    let run = 1;
    while (histogram.counts[index + run] === 0) run++;
    pushVarint(bytes, run);
    index += run - 1;
  }
  return Uint8Array.from(bytes);
}

/** The inverse of `encodeHistogram`. Reads what was written by it; other bytes give an unspecified histogram, never an exception. */
export function decodeHistogram(bytes: Uint8Array): Histogram {
  if (bytes.length === 0) return EMPTY_HISTOGRAM;
  const reader = new VarintReader(bytes);
  const zigzag = reader.next();
  const offset = zigzag % 2 === 0 ? zigzag / 2 : -(zigzag + 1) / 2;
  const counts: number[] = [];
  while (!reader.done && counts.length < 1024) {
    const count = reader.next();
    if (count > 0) counts.push(count);
    else for (let run = Math.min(reader.next(), 1024); run > 0; run--) counts.push(0);
  }
  return { offset, counts };
}
