import { totalOf } from "@/lib/domain/histogram/histogram";
import type { WorldPoint } from "@/lib/health/offline/world";
import type { LabelledWorld } from "./draw-world";

/** What a world says that cannot be; null when its sums and its label hold. */
export function inconsistencyOf({ scenario, world, extraErrors }: LabelledWorld): string | null {
  const { label, fault, outage } = scenario;
  if ((fault !== null) !== (label === "faulty")) return `the label is ${label}, the fault ${fault?.kind ?? "none"}`;
  if ((outage !== null) !== (label === "outage")) return `the label is ${label}, the outage ${outage?.kind ?? "none"}`;
  if (fault === null && extraErrors > 0) return "errors are expected of a release without a fault";
  for (const { version, operation, points } of world.series) {
    let before = Number.NEGATIVE_INFINITY;
    for (const point of points) {
      if (point.at.getTime() <= before) return `minutes of ${version} ${operation} are not in order`;
      before = point.at.getTime();
      const wrong = wrongSum(point);
      if (wrong !== null) return `${version} ${operation} at ${point.at.toISOString()}: ${wrong}`;
    }
  }
  return null;
}

function wrongSum({ count, errors, ownErrors, durations, signatures }: WorldPoint): string | null {
  if (durations === null || totalOf(durations) !== count) return "durations are not as many as requests";
  if (errors > count || (ownErrors ?? 0) > errors) return "more requests failed than there were";
  let signed = 0;
  for (const number of signatures.values()) signed += number;
  return signed === errors ? null : "signatures do not add up to the errors";
}
