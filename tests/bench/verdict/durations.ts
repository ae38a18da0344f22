import { bucketOf, HIGHEST_BUCKET, type Histogram } from "@/lib/domain/histogram/histogram";
import { normal, type Random } from "@/tests/support/prng";
import { poisson } from "./samplers";

const PER_OCTAVE = 8;
/** Requests below which each duration is drawn for itself. */
const ONE_BY_ONE = 40;
/** Standard deviations that the drawn buckets cover. */
const REACH = 4.5;
/** Steps to which a median within its bucket, and a σ in buckets, are rounded. */
const STEPS = 16;

/** Durations of one point while they are drawn. Kept and emptied from point to point: there are thousands in a world. */
export class Durations {
  private readonly buckets = new Int32Array(HIGHEST_BUCKET + 1);
  private least = HIGHEST_BUCKET;
  private most = 0;

  /**
   * Adds log-normal durations of a Poisson number of requests: a Poisson count in each bucket, which is the same thing. Buckets of scale
   * 3, as everywhere. Median in ms, σ of the natural logarithm.
   */
  draw(random: Random, mean: number, medianMs: number, sigma: number): void {
    if (!(mean > 0)) return;
    const middle = Math.log2(medianMs * 1000) * PER_OCTAVE;
    const spread = (sigma / Math.LN2) * PER_OCTAVE;
    if (mean < ONE_BY_ONE) {
      for (let left = poisson(random, mean); left > 0; left--)
        this.count(bucketOf(2 ** ((middle + spread * normal(random)) / PER_OCTAVE)), 1);
      return;
    }
    const { from, shares } = shape(Math.round((middle - Math.floor(middle)) * STEPS), Math.round(spread * STEPS));
    for (const [index, share] of shares.entries()) this.count(Math.floor(middle) + from + index, poisson(random, share * mean));
  }

  private count(bucket: number, drawn: number): void {
    if (drawn === 0) return;
    const inside = Math.min(HIGHEST_BUCKET, Math.max(0, bucket));
    this.buckets[inside] = (this.buckets[inside] ?? 0) + drawn;
    this.least = Math.min(this.least, inside);
    this.most = Math.max(this.most, inside);
  }

  /** What was drawn since the last time, without empty ends; null when nothing was. */
  take(): { readonly histogram: Histogram; readonly count: number } | null {
    if (this.least > this.most) return null;
    const counts = Array.from(this.buckets.subarray(this.least, this.most + 1));
    const taken = { histogram: { offset: this.least, counts }, count: counts.reduce((sum, count) => sum + count, 0) };
    this.buckets.fill(0, this.least, this.most + 1);
    [this.least, this.most] = [HIGHEST_BUCKET, 0];
    return taken;
  }
}

const shapes = new Map<number, { from: number; shares: readonly number[] }>();

/** Shares of the buckets around a median that lies `step` sixteenths of a bucket above a bound, with a σ in sixteenths of a bucket. */
function shape(step: number, spreadSteps: number): { from: number; shares: readonly number[] } {
  const key = spreadSteps * (STEPS + 1) + step;
  const known = shapes.get(key);
  if (known !== undefined) return known;
  const spread = spreadSteps / STEPS;
  const reach = Math.ceil(REACH * spread);
  const weights = Array.from({ length: 2 * reach + 1 }, (_, index) =>
    Math.exp(-(((index - reach + 0.5 - step / STEPS) / spread) ** 2) / 2),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const made = { from: -reach, shares: weights.map((weight) => weight / total) };
  shapes.set(key, made);
  return made;
}
