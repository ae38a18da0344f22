import { quantileUs } from "@/lib/domain/histogram/quantile";
import { histogramOfUs } from "@/tests/support/histogram-of";
import { prng } from "@/tests/support/prng";

const QUANTILES = [0.5, 0.95, 0.99] as const;
const SAMPLES = 5_000;

/** The worst relative error of p50, p95 and p99 over a hundred streams of log-normal durations, against the exact rank. */
export function worstQuantileError(): number {
  let worst = 0;
  for (let seed = 1; seed <= 100; seed++) {
    const random = prng(seed);
    const [median, sigma] = [2_000 + random() * 200_000, 0.3 + random()];
    const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const durationsUs = Array.from({ length: SAMPLES }, () => Math.round(median * Math.exp(sigma * normal()))).sort((a, b) => a - b);
    const histogram = histogramOfUs(durationsUs);
    for (const q of QUANTILES) {
      const exact = durationsUs[Math.ceil(q * SAMPLES) - 1] ?? Number.NaN;
      worst = Math.max(worst, Math.abs((quantileUs(histogram, q) ?? Number.NaN) / exact - 1));
    }
  }
  return worst;
}
