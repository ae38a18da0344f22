import { EMPTY_HISTOGRAM, type Histogram } from "./histogram";

/** The sum of any number of histograms: bucket counts added, so addition is associative and commutative. */
export function addHistograms(histograms: Iterable<Histogram>): Histogram {
  const filled: Histogram[] = [];
  for (const histogram of histograms) if (histogram.counts.length > 0) filled.push(histogram);
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
  for (const { offset: lowest, counts: own } of filled) {
    let at = lowest - offset;
    for (const count of own) {
      counts[at] = (counts[at] ?? 0) + count;
      at++;
    }
  }
  return { offset, counts };
}
