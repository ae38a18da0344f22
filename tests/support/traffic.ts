import type { Minute } from "@/lib/db/telemetry/minute";
import { poisson, prng, type Random } from "./prng";

const WIDTH = 56;

/**
 * Minutes of a busy series: 305 to 369 requests each, about one in a hundred failed, durations log-normal around a median of the seed's
 * choice. Every bucket is drawn for itself, so that no two minutes are alike. `times` as many requests come in each, for whole hours.
 */
export function trafficMinutes(seed: number, firstMinute: number, count: number, times = 1): Minute[] {
  const random = prng(seed);
  const requests = (305 + random() * 64) * times;
  const [middle, spread] = [115 + random() * 15, 5 + random() * 4];
  const from = Math.floor(middle - WIDTH / 2);
  const weights = Array.from({ length: WIDTH }, (_, index) => Math.exp(-(((from + index + 0.5 - middle) / spread) ** 2) / 2));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const means = weights.map((weight) => (weight / total) * requests);
  return Array.from({ length: count }, (_, at) => minuteOf(firstMinute + at, from, means, random));
}

function minuteOf(minute: number, from: number, means: readonly number[], random: Random): Minute {
  const drawn = means.map((mean) => (mean < 1e-4 ? 0 : poisson(random, mean)));
  const first = drawn.findIndex((value) => value > 0);
  const counts = drawn.slice(first, drawn.findLastIndex((value) => value > 0) + 1);
  const offset = from + first;
  const us = (index: number, within: number): number => 2 ** ((offset + index + within) / 8);
  const count = counts.reduce((sum, value) => sum + value, 0);
  const errors = poisson(random, count / 100);
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
