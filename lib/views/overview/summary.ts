import { formatCount, formatPlural } from "@/lib/charts/format";
import { type Phrase, say } from "@/lib/charts/phrase";
import type { WakeRelease } from "@/lib/charts/wake-timeline/input";
import { hasFailed } from "@/lib/charts/wake-timeline/severity";
import { isWatched } from "../wake-release";

/** The sentence at the top: what a person would say first, with links to the releases it names. */
export function summaryOf(releases: readonly WakeRelease[]): Phrase[] {
  if (releases.length === 0) return [say("Nothing was released to production in this period.")];
  const failed = releases.filter(hasFailed).toSorted((a, b) => b.at.getTime() - a.at.getTime());
  const latest = failed[0];
  const watched = releases.filter(isWatched).length;
  const tail = watched === 0 ? "" : ` ${formatPlural(watched, "release is", "releases are")} being watched now.`;
  if (latest === undefined) return [say(`${formatPlural(releases.length, "release")} went out and none has failed so far.${tail}`)];
  return [
    say(`${formatPlural(releases.length, "release")} went out and ${formatCount(failed.length)} failed; the latest to fail was `),
    say(`${latest.service} ${latest.version}`, latest.href),
    say(`.${tail}`),
  ];
}
