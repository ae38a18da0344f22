import { bucketOf, type Histogram } from "@/lib/domain/histogram/histogram";
import { normal, poisson, type Random } from "@/tests/support/prng";
import type { Weather } from "./scene";

/** A simulated service: minute counts with noise that lasts from minute to minute, as real traffic has. */
export type Shop = {
  readonly random: Random;
  readonly perMinute: number;
  readonly failedShare: number;
  readonly medianMs: number;
  /** Standard deviation of the logarithm of traffic, failures and latency; 0 for pure chance. */
  readonly noise: { readonly traffic: number; readonly failures: number; readonly latency: number };
};

export const CALM = { traffic: 0, failures: 0, latency: 0 };
export const ROUGH = { traffic: 0.1, failures: 0.15, latency: 0.03 };

/** What a release does to a service, as factors. */
export type Fault = { readonly failures: number; readonly latency: number };
export const NO_FAULT: Fault = { failures: 1, latency: 1 };

const PERSISTENCE = 0.9;
const REACH = 24;
/** Standard deviation of log₂ durations, in buckets. */
const SPREAD = 6;
const STEPS = 16;
const shapes = new Map<number, readonly number[]>();

/** Minutes of a shop in order of time; the noise carries over from one to the next. */
export function minutesOf(shop: Shop, fault: Fault): Weather {
  const levels = { traffic: normal(shop.random), failures: normal(shop.random), latency: normal(shop.random) };
  const drift = (kind: keyof typeof levels): number => {
    levels[kind] = PERSISTENCE * levels[kind] + Math.sqrt(1 - PERSISTENCE ** 2) * normal(shop.random);
    return Math.exp(shop.noise[kind] * levels[kind]);
  };
  return (at, minutes) => {
    const count = poisson(shop.random, shop.perMinute * minutes * drift("traffic"));
    const errors = Math.min(count, poisson(shop.random, count * Math.min(1, shop.failedShare * fault.failures * drift("failures"))));
    const durations = durationsOf(shop.random, count, shop.medianMs * fault.latency * drift("latency"));
    return { at, minutes, count, errors, ownErrors: errors, sumUs: 0, maxUs: 0, durations };
  };
}

/** Log-normal durations as Poisson counts of buckets. */
function durationsOf(random: Random, count: number, medianMs: number): Histogram {
  if (count === 0) return { offset: 0, counts: [] };
  const exact = Math.log2(medianMs * 1000) * 8;
  const bucket = bucketOf(medianMs * 1000);
  return { offset: bucket - REACH, counts: shape(Math.round((exact - bucket) * STEPS)).map((share) => poisson(random, share * count)) };
}

/** Shares of the buckets around a median that lies `step` sixteenths of a bucket above the lower bound of the middle one. */
function shape(step: number): readonly number[] {
  const known = shapes.get(step);
  if (known !== undefined) return known;
  const weights = Array.from({ length: 2 * REACH + 1 }, (_, index) =>
    Math.exp(-(((index - REACH + 0.5 - step / STEPS) / SPREAD) ** 2) / 2),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const shares = weights.map((weight) => weight / total);
  shapes.set(step, shares);
  return shares;
}
