import type { Disturbance } from "../plan";
import { HOUR_MS, MINUTE_MS } from "../time";
import type { Release } from "./release-order";

/** Before and after a release minutes are kept for so long. */
const AROUND_MS = 65 * MINUTE_MS;
/** A page that looks back a week draws quarters of an hour. */
const RECENT_HOURS = 8 * 24;

/** The hours (whole, since the epoch) of a service that are told minute by minute: around releases and disturbances, and lately. */
export function detailedHours(now: Date, releases: readonly Release[], disturbances: readonly Disturbance[]): ReadonlySet<number> {
  const hours = new Set<number>();
  const add = (fromMs: number, toMs: number): void => {
    for (let hour = Math.floor(fromMs / HOUR_MS); hour * HOUR_MS < toMs; hour++) hours.add(hour);
  };
  for (const { startedAt, rolledOutAt } of releases) add(startedAt.getTime() - AROUND_MS, rolledOutAt.getTime() + AROUND_MS);
  for (const { from, to } of disturbances) add(from.getTime(), to.getTime());
  add(now.getTime() - RECENT_HOURS * HOUR_MS, now.getTime());
  return hours;
}
