import { formatCount, formatPlural } from "@/lib/charts/format";
import { type Phrase, say } from "@/lib/charts/phrase";
import type { WakeRelease } from "@/lib/charts/wake-timeline/input";
import { hasFailed } from "@/lib/charts/wake-timeline/severity";
import { type ReleasesParams, releasesHref } from "@/lib/urls/releases";
import { isUnclear, isWatched } from "../wake-release";

/**
 * What a person would say first: how delivery went, which release failed last, and what nobody can tell yet. `delivery` is the five
 * figures in a sentence; without them it is said how many went out. `filter` is what the lists are opened with.
 */
export function summaryOf(
  releases: readonly WakeRelease[],
  delivery: readonly Phrase[] | null,
  filter: Partial<ReleasesParams>,
): readonly Phrase[] {
  if (releases.length === 0) return delivery ?? [say("Nothing was released to production in this period.")];
  const failed = releases.filter(hasFailed).toSorted((a, b) => b.at.getTime() - a.at.getTime());
  return [
    ...(delivery ?? [say(`${formatPlural(releases.length, "release")} went out.`)]),
    ...latest(failed, filter),
    ...open(releases, filter),
  ];
}

function latest(failed: readonly WakeRelease[], filter: Partial<ReleasesParams>): Phrase[] {
  const last = failed[0];
  if (last === undefined) return [say(" No release has failed so far.")];
  const named = say(`${last.service} ${last.version}`, last.href);
  if (failed.length === 1) return [say(" One release failed: "), named, say(".")];
  return [
    say(" "),
    say(`${formatCount(failed.length)} releases failed`, releasesHref({ ...filter, verdict: "failed" })),
    say(", the latest "),
    named,
    say("."),
  ];
}

/** Releases of which nobody can say how they are: still watched, or without what it takes to tell. */
function open(releases: readonly WakeRelease[], filter: Partial<ReleasesParams>): Phrase[] {
  const [watched, unclear] = [releases.filter(isWatched).length, releases.filter(isUnclear).length];
  const parts = [
    ...(watched === 0
      ? []
      : [say(`${formatCount(watched)} ${watched === 1 ? "is" : "are"} being watched`, releasesHref({ ...filter, verdict: "open" }))]),
    ...(unclear === 0 ? [] : [say(`${formatCount(unclear)} cannot be told`, releasesHref({ ...filter, verdict: "unclear" }))]),
  ];
  return parts.length === 0 ? [] : [say(" "), ...parts.flatMap((part, place) => (place === 0 ? [part] : [say(", "), part])), say(".")];
}
