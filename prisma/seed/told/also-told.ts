import { ALL_OPERATIONS } from "@/lib/domain/rollup";
import { Random } from "../distributions/random";
import type { SeriesHour, ServicePlan } from "../generators/service-hours";
import { DAY_MS, HOUR_MS } from "../time";
import { callsOf } from "./calls";
import { exceptionsOf, type FaultHour } from "./exceptions";
import { logsOf } from "./logs";

/** Further back a demo has nothing to show by it. */
const TOLD_DAYS = 14;

export type AlsoTold = { readonly hours: readonly SeriesHour[]; readonly faults: readonly FaultHour[] };

/** What the requests of a service left behind besides themselves in the last two weeks: calls, log lines, exceptions. */
export function alsoTold({ profile, releases, seed }: ServicePlan, requests: readonly SeriesHour[], now: Date): AlsoTold {
  const random = new Random(`${seed}/told/${profile.name}`);
  const from = Math.floor((now.getTime() - TOLD_DAYS * DAY_MS) / HOUR_MS);
  const recent = requests.filter(({ key, hour }) => hour >= from && key.operation === ALL_OPERATIONS);
  const [calls, logs, thrown] = [random.fork("calls"), random.fork("logs"), random.fork("exceptions")];
  return {
    hours: recent.flatMap((hour) => [...callsOf(hour, calls), ...logsOf(hour, logs)]),
    faults: recent.flatMap((hour) => exceptionsOf(hour, releases, thrown)),
  };
}
