import type { Random } from "./random";

/** From so many expected hits on the normal distribution is close enough. */
const LARGE = 30;

/** How many of `trials` hit, each with this share: by inversion, where hits and misses are many by the rounded normal. */
export function binomial(random: Random, trials: number, share: number): number {
  if (trials <= 0 || share <= 0) return 0;
  if (share >= 1) return trials;
  if (share > 0.5) return trials - binomial(random, trials, 1 - share);
  const mean = trials * share;
  if (mean >= LARGE) {
    const hits = Math.round(mean + Math.sqrt(mean * (1 - share)) * random.normal());
    return Math.min(trials, Math.max(0, hits));
  }
  const drawn = random.next();
  const odds = share / (1 - share);
  let chance = (1 - share) ** trials;
  let reached = chance;
  let hits = 0;
  while (drawn > reached && hits < trials && chance > 0) {
    chance *= (odds * (trials - hits)) / (hits + 1);
    hits++;
    reached += chance;
  }
  return hits;
}
