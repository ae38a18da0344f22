import { upperBoundUs } from "@/lib/domain/histogram/histogram";
import type { Rollup } from "@/lib/domain/rollup";
import { CALLS, type Call } from "../calls";
import { Latency } from "../distributions/latency";
import { poisson } from "../distributions/poisson";
import type { Random } from "../distributions/random";
import { rollupOf } from "../generators/rollup-of";
import type { SeriesHour } from "../generators/service-hours";
import { toldHour } from "./told-hour";

const SPREAD = 0.5;
const latency = new Latency(SPREAD);

/** What a service's requests of one hour called. Failures that did not begin in the service came from the first it calls. */
export function callsOf(requests: SeriesHour, random: Random): SeriesHour[] {
  return (CALLS[requests.key.service] ?? []).flatMap((call, index) => {
    const hour = toldHour(requests, "dependency", call.peer, (rollup) => made(rollup, call, index === 0, random));
    return hour === null ? [] : [hour];
  });
}

function made(requests: Rollup, { perRequest, medianMs }: Call, blamed: boolean, random: Random): Rollup | null {
  const { offset, shares } = latency.around(medianMs);
  const counts = Array.from(shares, (share) => poisson(random, requests.count * perRequest * share));
  const count = counts.reduce((sum, one) => sum + one, 0);
  if (count === 0) return null;
  const slowest = Math.floor(upperBoundUs(offset + counts.findLastIndex((one) => one > 0)));
  return rollupOf({ offset, counts }, blamed ? Math.min(count, requests.errors - requests.ownErrors) : 0, 0, slowest);
}
