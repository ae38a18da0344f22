import type { Random } from "./random";

/** From here on the normal distribution is close enough. */
const LARGE = 30;

/** A Poisson count with this mean: by inversion, for large means by the rounded normal. */
export function poisson(random: Random, mean: number): number {
  if (mean >= LARGE) return Math.max(0, Math.round(mean + Math.sqrt(mean) * random.normal()));
  const drawn = random.next();
  let chance = Math.exp(-mean);
  let reached = chance;
  let count = 0;
  while (drawn > reached && chance > 0) {
    count++;
    chance *= mean / count;
    reached += chance;
  }
  return count;
}
