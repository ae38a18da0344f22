import type { PlaceboRow } from "@/lib/db/read/verdict/placebo";
import type { Placebo } from "@/lib/health/judge-input";

type Night = Pick<PlaceboRow, "looks" | "alarms" | "failures" | "latency">;

/**
 * What several nights of one place and horizon found together; null without any look. A night weighs as much as it has looks, and never is
 * the variation taken for smaller than that of chance.
 */
export function pooledPlacebo(nights: readonly Night[]): Placebo | null {
  const looks = nights.reduce((sum, night) => sum + night.looks, 0);
  if (looks === 0) return null;
  return {
    looks,
    alarms: nights.reduce((sum, night) => sum + night.alarms, 0),
    failures: pooledVariation(nights, ({ failures }) => failures),
    latency: pooledVariation(nights, ({ latency }) => latency),
  };
}

function pooledVariation(nights: readonly Night[], pick: (night: Night) => number | null): number | null {
  const known = nights.flatMap((night) => {
    const value = pick(night);
    return value === null || night.looks === 0 ? [] : [{ value, weight: night.looks }];
  });
  const weight = known.reduce((sum, one) => sum + one.weight, 0);
  return weight === 0 ? null : Math.max(1, known.reduce((sum, one) => sum + one.value * one.weight, 0) / weight);
}
