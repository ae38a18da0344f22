import { incompleteBeta } from "./incomplete-beta";

/** The chance of at most `hits` in `of` trials of chance `share`: I_{1−share}(of − hits, hits + 1), DLMF 8.17.5. */
const binomialCdf = (hits: number, of: number, share: number): number =>
  hits < 0 ? 0 : hits >= of ? 1 : incompleteBeta(1 - share, of - hits, hits + 1);

/** The smallest whole number of hits whose cumulative chance in `of` trials of chance `share` (0..1) reaches `p`. */
export function binomialQuantile(p: number, of: number, share: number): number {
  let low = 0;
  let high = of;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (binomialCdf(middle, of, share) >= p) high = middle;
    else low = middle + 1;
  }
  return low;
}
