import { wilsonInterval } from "@/lib/metrics/stats/wilson-interval";
import type { Reading } from "./figure";

const Z = 1.959963984540054;

/** A share of deployments with Wilson's 95 % interval; `of` is above zero. */
export function shareReading(hits: number, of: number): Reading {
  const { low, high } = wilsonInterval(hits, of, Z);
  // The ends that are 0 and 1 by theory miss them by rounding.
  return { value: hits / of, n: of, interval: { low: hits === 0 ? 0 : low, high: hits === of ? 1 : high, level: 0.95 }, reason: null };
}
