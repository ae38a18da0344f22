import { formatCount, formatPlural, formatShare } from "@/lib/charts/format";
import type { SparkModel } from "@/lib/charts/spark/build";
import type { WakeRelease } from "@/lib/charts/wake-timeline/input";
import { hasFailed, wasJudged } from "@/lib/charts/wake-timeline/severity";
import { wilsonInterval } from "@/lib/metrics/stats/wilson-interval";
import { type ReleasesParams, releasesHref } from "@/lib/urls/releases";
import { isUnclear, isWatched } from "../wake-release";
import { dailySpark } from "./daily-spark";

/** One figure of the overview: the value, what it says in words, and the list it was counted from. */
export type LedgerEntry = {
  readonly name: string;
  /** Null when there is nothing to count; `sentence` then says why. */
  readonly value: string | null;
  readonly unit: string;
  readonly sentence: string;
  readonly rowsHref: string;
  /** One bar a day, where the days say more than the sum. */
  readonly spark: SparkModel | null;
};

const Z95 = 1.959964;
const DAY_MS = 86_400_000;

/** The counts behind the timeline, from the same releases and by the same rules. `filter` is what the lists are opened with. */
export function ledgerOf(
  releases: readonly WakeRelease[],
  period: { readonly from: Date; readonly to: Date; readonly zone: string },
  filter: Partial<ReleasesParams>,
): LedgerEntry[] {
  const days = Math.max(1, (period.to.getTime() - period.from.getTime()) / DAY_MS);
  const failed = releases.filter(hasFailed).length;
  const judged = releases.filter((release) => hasFailed(release) || wasJudged(release)).length;
  const watched = releases.filter(isWatched).length;
  const unclear = releases.filter(isUnclear).length;
  const chance = wilsonInterval(failed, judged, Z95);
  return [
    {
      name: "Releases to production",
      value: (releases.length / days).toFixed(1),
      unit: "a day",
      sentence: `${formatPlural(releases.length, "release")} in ${formatPlural(Math.round(days), "day")}.`,
      rowsHref: releasesHref(filter),
      spark: dailySpark("Releases a day", releases, period, false),
    },
    {
      name: "Releases that failed",
      value: judged === 0 ? null : formatShare(failed / judged),
      unit: "of judged",
      sentence:
        judged === 0
          ? "None has been judged yet."
          : `${formatCount(failed)} of ${formatCount(judged)} regressed or ${failed === 1 ? "was" : "were"} taken back; the true share is likely ${formatShare(chance.low)} to ${formatShare(chance.high)}.`,
      rowsHref: releasesHref({ ...filter, verdict: "failed" }),
      spark: dailySpark("Releases a day, the dark part failed", releases, period, true),
    },
    {
      name: "Being watched",
      value: formatCount(watched),
      unit: watched === 1 ? "release" : "releases",
      sentence: watched === 0 ? "No horizon is open." : "Their next horizon has not ended.",
      rowsHref: releasesHref({ ...filter, verdict: "open" }),
      spark: null,
    },
    {
      name: "Cannot be told",
      value: formatCount(unclear),
      unit: unclear === 1 ? "release" : "releases",
      sentence:
        unclear === 0 ? "Every release had enough traffic." : "Too little traffic, or no signal at all. Each says what it would take.",
      rowsHref: releasesHref({ ...filter, verdict: "unclear" }),
      spark: null,
    },
  ];
}
