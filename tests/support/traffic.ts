import type { Minute } from "@/lib/db/telemetry/minute";

/** Numbers in [0, 1) that follow from a seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** How often something happens that is expected `mean` times: Knuth's product, and the normal curve where it is as good. */
function poisson(mean: number, random: () => number): number {
  if (mean > 60) {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal));
  }
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = random(); product > limit; product *= random()) count++;
  return count;
}

const WIDTH = 56;

/**
 * Minutes of a busy series: 305 to 369 requests each, about one in a hundred failed, durations log-normal around a median of the seed's
 * choice. Every bucket is drawn for itself, so that no two minutes are alike. `times` as many requests come in each, for whole hours.
 */
export function trafficMinutes(seed: number, firstMinute: number, count: number, times = 1): Minute[] {
  const random = seeded(seed);
  const requests = (305 + random() * 64) * times;
  const [middle, spread] = [115 + random() * 15, 5 + random() * 4];
  const from = Math.floor(middle - WIDTH / 2);
  const weights = Array.from({ length: WIDTH }, (_, index) => Math.exp(-(((from + index + 0.5 - middle) / spread) ** 2) / 2));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const means = weights.map((weight) => (weight / total) * requests);
  return Array.from({ length: count }, (_, at) => minuteOf(firstMinute + at, from, means, random));
}

function minuteOf(minute: number, from: number, means: readonly number[], random: () => number): Minute {
  const drawn = means.map((mean) => (mean < 1e-4 ? 0 : poisson(mean, random)));
  const first = drawn.findIndex((value) => value > 0);
  const counts = drawn.slice(first, drawn.findLastIndex((value) => value > 0) + 1);
  const offset = from + first;
  const us = (index: number, within: number): number => 2 ** ((offset + index + within) / 8);
  const count = counts.reduce((sum, value) => sum + value, 0);
  const errors = poisson(count / 100, random);
  const exact = counts.reduce((sum, value, index) => sum + value * us(index, 0.5), 0);
  return {
    minute,
    rollup: {
      count,
      errors,
      ownErrors: Math.round(errors * random()),
      sumUs: Math.round(exact * (1 + (random() - 0.5) / 300)),
      maxUs: Math.ceil(us(counts.length - 1, random())),
      durations: { offset, counts },
    },
  };
}
