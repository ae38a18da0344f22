import { formatCount, formatPlural, formatShare } from "@/lib/charts/format";
import type { FalseAlarms } from "@/lib/metrics/verdict/false-alarms";

/** What the judge's nights at a place come to, in one sentence. */
export function falseAlarmSentence(found: FalseAlarms): string {
  if (found.rate === null) return `How often the judge is wrong here is not known. ${found.reason}`;
  const { looks, alarms, nights, high } = found;
  const judged = `Judged ${looks === 1 ? "once" : `${formatCount(looks)} times`} at moments without a release in ${formatPlural(nights, "night")}`;
  const wrong = alarms === 0 ? "never wrong" : `wrong ${alarms === 1 ? "once" : `${formatCount(alarms)} times`}`;
  return `${judged}: ${wrong}; at most ${formatShare(high)} with 95 % confidence.`;
}
