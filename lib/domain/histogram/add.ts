import { EMPTY_HISTOGRAM, type Histogram } from "./histogram";

/** The sum of any number of histograms: bucket counts added, so addition is associative and commutative. */
export function addHistograms(histograms: Iterable<Histogram>): Histogram {
  const filled = [...histograms].filter((histogram) => histogram.counts.length > 0);
  const first = filled[0];
  if (first === undefined) return EMPTY_HISTOGRAM;
  if (filled.length === 1) return first;
  let offset = first.offset;
  let end = offset;
  for (const histogram of filled) {
    offset = Math.min(offset, histogram.offset);
    end = Math.max(end, histogram.offset + histogram.counts.length);
  }
  const counts = new Array<number>(end - offset).fill(0);
  for (const histogram of filled) {
    const shift = histogram.offset - offset;
    for (let index = 0; index < histogram.counts.length; index++)
      counts[shift + index] = (counts[shift + index] ?? 0) + (histogram.counts[index] ?? 0);
  }
  return { offset, counts };
}
