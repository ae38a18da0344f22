import { formatDay } from "@/lib/charts/format-time";
import { type SparkModel, spark } from "@/lib/charts/spark/build";
import type { WakeRelease } from "@/lib/charts/wake-timeline/input";
import { hasFailed } from "@/lib/charts/wake-timeline/severity";
import { zonedDays } from "@/lib/domain/zone";

const WIDTH = 280;
const HEIGHT = 44;

/** Releases by calendar day of the zone, the last day outlined; null under three days, which say nothing a number does not. */
export function dailySpark(
  title: string,
  releases: readonly WakeRelease[],
  { from, to, zone }: { readonly from: Date; readonly to: Date; readonly zone: string },
  splitFailed: boolean,
): SparkModel | null {
  const days = zonedDays(from, to, zone).map((day) => {
    const ours = releases.filter(({ at }) => at >= day.from && at < day.to);
    return { day, released: ours.length, failed: ours.filter(hasFailed).length };
  });
  if (days.length < 3) return null;
  const spoken = days
    .filter(({ released }) => released > 0)
    .map(({ day, released, failed }) => `${formatDay(day.from, zone)} ${released}${splitFailed && failed > 0 ? `, ${failed} failed` : ""}`);
  return spark({
    kind: "bars",
    width: WIDTH,
    height: HEIGHT,
    description: `${title}: ${spoken.join("; ") || "none"}.`,
    bars: days.map(({ day, released, failed }) => ({
      value: released,
      part: splitFailed ? failed : null,
      soft: day.weekday === 0 || day.weekday === 6,
    })),
    unfinished: true,
    previous: null,
  });
}
