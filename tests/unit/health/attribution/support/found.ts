import { termsOf, termsOfNoRelease } from "@/lib/health/attribution/evidence";
import type { AttributionInput, CallSeries, Change } from "@/lib/health/attribution/input";
import { sceneOf } from "@/lib/health/attribution/scene";
import type { TermName } from "@/lib/health/attribution/terms/term";

/** What a term finds about one change; null when it finds nothing. */
export function found(input: AttributionInput, change: Change | "none", name: TermName) {
  const scene = sceneOf(input);
  const terms = change === "none" ? termsOfNoRelease(scene) : termsOf(scene, change);
  return terms.find((term) => term.name === name) ?? null;
}

export const withSeries = (input: AttributionInput, ...more: readonly CallSeries[]): AttributionInput => ({
  ...input,
  series: [...input.series, ...more],
});
