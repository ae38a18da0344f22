import type { Rollup, SeriesKey, SeriesKind } from "@/lib/domain/rollup";
import { addRollups } from "@/lib/domain/rollup-add";
import type { SeriesHour } from "../generators/service-hours";

/**
 * What else requests leave behind, hour by hour: `derive` makes it of the requests of a minute, or of the hour where minutes are not
 * known, so that both add up. Null where it is nothing.
 */
export function toldHour(
  requests: SeriesHour,
  kind: SeriesKind,
  operation: string,
  derive: (requests: Rollup) => Rollup | null,
): SeriesHour | null {
  const key: SeriesKey = { ...requests.key, kind, operation };
  const minutes = requests.minutes?.flatMap(({ minute, rollup }) => {
    const told = derive(rollup);
    return told === null ? [] : [{ minute, rollup: told }];
  });
  const rollup = minutes === undefined ? derive(requests.rollup) : addRollups(minutes.map((one) => one.rollup));
  return rollup === null || rollup.count === 0 ? null : { key, hour: requests.hour, rollup, minutes: minutes ?? null };
}
