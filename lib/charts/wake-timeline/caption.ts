import { formatCount, formatDuration, formatPlural, formatRatio } from "@/lib/charts/format";
import { type Phrase, say } from "@/lib/charts/phrase";
import { ratioOf } from "./height";
import type { WakeRelease, WakeTimelineInput } from "./input";
import { tallestRatio } from "./order";
import { hasFailed, wasJudged } from "./severity";

const verbOf = { rollback: "rolled back", repair: "repaired", next: "replaced" } as const;

const lastedMs = (release: WakeRelease, now: Date): number => (release.endedAt ?? now).getTime() - release.at.getTime();

const largest = (releases: readonly WakeRelease[], size: (release: WakeRelease) => number): WakeRelease | undefined =>
  releases.reduce<WakeRelease | undefined>(
    (best, release) => (best === undefined || size(release) > size(best) ? release : best),
    undefined,
  );

/** `errors ×23 until it was rolled back after 53 min` */
function howTall(release: WakeRelease, now: Date): string {
  const worst = (pick: "errors" | "p95"): number => Math.max(0, ...release.horizons.map((horizon) => ratioOf(horizon[pick])));
  const [errors, p95] = [worst("errors"), worst("p95")];
  const size = Math.max(errors, p95) > 1 ? `${errors >= p95 ? "errors" : "p95"} ${formatRatio(Math.max(errors, p95))} ` : "";
  return `${size}${howLong(release, now)}`;
}

function howLong(release: WakeRelease, now: Date): string {
  const lasted = formatDuration(lastedMs(release, now));
  if (release.endedAt === null || release.endedBy === null) return `for ${lasted} so far`;
  return `until it was ${verbOf[release.endedBy]} after ${lasted}`;
}

const nameOf = (release: WakeRelease): Phrase => say(`${release.service} ${release.version}`, release.href);

/** Which failed wake was tallest and which longest; one sentence, or none. */
function wakesSaid(failed: readonly WakeRelease[], now: Date): Phrase[] {
  const tallest = largest(failed, tallestRatio);
  const longest = largest(failed, (release) => lastedMs(release, now));
  if (tallest === undefined || longest === undefined) return [];
  if (failed.length === 1) return [say(" "), nameOf(tallest), say(` left its wake: ${howTall(tallest, now)}.`)];
  if (tallest === longest) return [say(" "), nameOf(tallest), say(` left the tallest wake and the longest, ${howTall(tallest, now)}.`)];
  return [
    say(" "),
    nameOf(tallest),
    say(` left the tallest wake, ${howTall(tallest, now)}; `),
    nameOf(longest),
    say(` the longest, ${howLong(longest, now)}.`),
  ];
}

function firstSentence(failed: number, judged: number, suspect: number): string {
  const doubt = failed === 0 && suspect > 0 ? `; ${formatCount(suspect)} ${suspect === 1 ? "is" : "are"} suspect` : "";
  const noun = judged === 1 ? "judged release" : "judged releases";
  return `${failed === 0 ? "None" : formatCount(failed)} of ${formatCount(judged)} ${noun} failed${doubt}.`;
}

/** What cannot be told: unjudged releases and changes nobody announced. */
function restSentence(unjudged: number, unrecorded: number): string {
  const parts = [
    ...(unjudged > 0 ? [`${formatPlural(unjudged, "release")} cannot be judged yet`] : []),
    ...(unrecorded > 0 ? [`${formatPlural(unrecorded, "change")} ${unrecorded === 1 ? "has" : "have"} no record`] : []),
  ];
  return parts.length === 0 ? "" : ` ${parts.join(", ")}.`;
}

/** The sentence under the timeline, over all rows and the releases of the window; with links to the releases it names. */
export function wakeCaption(input: WakeTimelineInput): Phrase[] {
  const releases = input.rows
    .flatMap((row) => row.releases)
    .filter(({ at, kind }) => kind !== "planned" && at >= input.from && at <= input.to && at <= input.now);
  if (releases.length === 0) return [say("No release in this period.")];
  const failed = releases.filter(hasFailed);
  const judged = releases.filter((release) => hasFailed(release) || wasJudged(release));
  const suspect = judged.filter((release) => release.horizons.some(({ state }) => state === "suspect"));
  const rest = restSentence(releases.length - judged.length, releases.filter(({ kind }) => kind === "unrecorded").length);
  if (judged.length === 0) return [say(`No release has been judged yet.${rest}`)];
  return [
    say(firstSentence(failed.length, judged.length, suspect.length)),
    ...wakesSaid(failed, input.now),
    ...(rest === "" ? [] : [say(rest)]),
  ];
}
