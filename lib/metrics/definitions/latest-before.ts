import type { DeliveryRow } from "@/lib/domain/delivery-row";

/** Deployments by the moment that dates them; of equal ones by id. */
export const byTime = (rows: readonly DeliveryRow[]): DeliveryRow[] =>
  rows.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));

/** The latest of deployments, in the order of `byTime`, before an instant, or also at it; null for none. */
export function latestBefore(sorted: readonly DeliveryRow[], instant: number, edge: "before" | "at-or-before"): DeliveryRow | null {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const half = (low + high) >> 1;
    const at = sorted[half]?.at ?? Number.POSITIVE_INFINITY;
    if (at < instant || (edge === "at-or-before" && at === instant)) low = half + 1;
    else high = half;
  }
  return sorted[low - 1] ?? null;
}
