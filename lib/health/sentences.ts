import type { MetricEffect, Ratio } from "@/lib/domain/verdict";
import type { EndedBy } from "./judge-input";
import type { Needed } from "./needed";
import { LATENCY_TO_RULE_OUT } from "./thresholds";
import type { Trials } from "./trials";
import { counted, duration, milliseconds, percent, perMinute, ratioNumber, times, wholeNumber } from "./words";

const share = (trials: Trials): string => percent(trials.of > 0 ? trials.hits / trials.of : 0);
const range = (effect: Ratio): string => `likely ${ratioNumber(effect.low)} to ${ratioNumber(effect.high)}`;

/** Failures where there is no time before to speak of; null while only the roll-out has told of the version. */
const withoutBefore = (after: Trials): string | null => (after.of === 0 ? null : failedAlone(after));

/** "Failed 23 times as often as before: 4.9 % of 12,480 requests instead of 0.21 % (likely 17 to 31)." */
export function failedMore(before: Trials, after: Trials, effect: Ratio | null): string | null {
  if (before.of === 0 || after.of === 0) return withoutBefore(after);
  if (before.hits === 0)
    return `${wholeNumber(after.hits)} of ${counted(after.of, "request")} failed (${share(after)}); none of ${wholeNumber(before.of)} did before.`;
  if (effect !== null && effect.ratio < 1) return failedAlike(before, after, effect);
  const often = effect === null ? "more often than" : `${ratioNumber(effect.ratio)} times as often as`;
  const likely = effect === null ? "" : ` (${range(effect)})`;
  return `Failed ${often} before: ${share(after)} of ${counted(after.of, "request")} instead of ${share(before)}${likely}.`;
}

/** Failures in the tone of a state that has nothing to complain about. */
export function failedAlike(before: Trials, after: Trials, effect: Ratio | null): string | null {
  if (before.of === 0 || after.of === 0) return withoutBefore(after);
  if (after.hits === 0 && before.hits === 0)
    return `No request failed: none of ${wholeNumber(after.of)}, and none of ${wholeNumber(before.of)} before.`;
  if (before.hits === 0) return failedMore(before, after, effect);
  const likely = effect === null ? "" : ` (${times(effect.ratio)}, ${range(effect)})`;
  return `${share(after)} of ${counted(after.of, "request")} failed, ${share(before)} of ${wholeNumber(before.of)} before${likely}.`;
}

/** Failures when there is nothing to compare them with. */
export const failedAlone = (after: Trials): string =>
  after.hits === 0
    ? `None of ${counted(after.of, "request")} failed.`
    : `${wholeNumber(after.hits)} of ${counted(after.of, "request")} failed (${share(after)}).`;

/** "0.34 % failed by themselves, 0.21 % before, without what other services pass on." */
export const failedByThemselves = (before: Trials, after: Trials): string =>
  `${share(after)} failed by themselves, ${share(before)} before, without what other services pass on.`;

/** "Earlier days failed as often at this hour: 0.42 % of their requests." */
export const asOnEarlierDays = (usual: Trials): string => `Earlier days failed as often at this hour: ${share(usual)} of their requests.`;

/** "p95 458 ms, was 311 ms (×1.5, likely 1.4 to 1.5)."; null when a side is unknown. */
export function latencyMoved({ metric, before, after, effect, reason }: MetricEffect): string | null {
  if (before === null || after === null) return null;
  const doubt = effect === null ? (reason ?? "") : "";
  const ratio = effect === null ? "" : ` (${times(effect.ratio)}, ${range(effect)})`;
  return `${metric} ${milliseconds(after)}, was ${milliseconds(before)}${ratio}.${doubt === "" ? "" : ` ${doubt}`}`;
}

/** "Traffic fell to 12 requests a minute, was 208." */
export const trafficFell = ({ before, after }: MetricEffect): string =>
  `Traffic fell to ${perMinute(after ?? 0)} requests a minute, was ${perMinute(before ?? 0)}.`;

/** "Needs about 640 more requests (22 min) to rule out a doubling." */
export function needs({ requests, minutes }: Needed, open: "failures" | "latency"): string {
  const wait = minutes === null ? "" : ` (${duration(minutes)})`;
  const goal = open === "failures" ? "a doubling" : `a p95 of ${times(LATENCY_TO_RULE_OUT)}`;
  return `Needs about ${counted(roundUp(requests), "more request")}${wait} to rule out ${goal}.`;
}

/** Estimates carry two digits. */
function roundUp(value: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(value)) - 1);
  return Math.ceil(value / unit) * unit;
}

/** "So far only a rise of ×5 or more could be seen." */
export const canOnlySee = (ratio: number): string => `So far only a rise of ${times(ratio)} or more could be seen.`;

export const waiting = (version: string): string => `No traffic of ${version} yet.`;

/** The window has not begun, but the version is there. */
export const tooEarly = "Traffic has begun; the comparison starts after the warm-up, with the first whole period of time.";

/** Other versions answer, the announced one does not, or no longer. */
export const silentVersion = (version: string, minutes: number, others: number, seen: boolean): string =>
  seen
    ? `${version} has gone silent: it answered nothing in this time, while other versions answered ${counted(others, "request")}.`
    : `${version} has sent nothing in the first ${duration(minutes)} after the roll-out, while other versions answered ${counted(others, "request")}.`;

/** A version that was heard of stopped, and with it, when `others` is 0, all of its service. */
export const stopped = (version: string, minutes: number, others: number): string =>
  others > 0
    ? `${version} has gone silent: it stopped answering ${when(minutes)}, while other versions went on with ${counted(others, "request")}.`
    : `Nothing of the service has arrived any more since ${when(minutes)}.`;

const when = (minutes: number): string => (minutes > 0 ? `${duration(minutes)} after the roll-out` : "the roll-out");

/** Nobody announced what took its place. */
export const replaced = (version: string, others: number): string =>
  `${version} no longer serves: other versions answered all ${counted(others, "request")}, though no later deployment was announced.`;

/** Nothing of the service arrives at all. */
export const silentService = (minutes: number, expected: number): string =>
  `Nothing of the service has arrived in the first ${duration(minutes)} after the roll-out; about ${counted(Math.round(expected), "request")} ${Math.round(expected) === 1 ? "was" : "were"} to be expected.`;

export const noTraffic = (version: string): string => `${version} answered no request in this time.`;

export const noBaseline = "There is nothing to compare with: the service sent nothing in the time before.";

/** "It began 4 min after the roll-out." */
export const began = (minutes: number): string => `It began ${duration(minutes)} after the roll-out.`;
export const fromTheStart = "It was there from the start.";

export const faded = "It has faded: the end of the window is back near the baseline.";
export const cameLater = "It was not there in the first minutes, so another cause is possible.";
export const unproven = "It may still be chance: the evidence is short of proof.";
export const mostlyElsewhere = "Most of the failures began in another service.";
export const beganElsewhere =
  "The failures were passed on: they began in another service, which fails more itself or began later than the roll-out.";
export const countedFromMetrics = "Requests are counted from duration metrics, which do not tell where a failure began.";
export const sameVersion = "The same version ran before, so its code is not what changed.";

/** Versions without the release are as bad. */
export const siblingsFailToo = (siblings: Trials): string =>
  `Versions without this release fail as often in the same minutes: ${share(siblings)} of ${counted(siblings.of, "request")}.`;
export const thereBefore = "It was there before the roll-out began.";
export const siblingsSlowToo = "Versions without this release are as slow in the same minutes.";

export const bursty = (dispersion: number): string =>
  `Failures came in bursts before, too: ${ratioNumber(dispersion)} of them weigh as much as one that stands alone.`;

/** "Rolled back 53 min after the roll-out, before this horizon ended." */
export function ended({ kind }: EndedBy, minutes: number, horizon: "began" | "ended"): string {
  const what = kind === "rollback" ? "Rolled back" : "Another deployment of the service came";
  return minutes < 0
    ? `${what} before the roll-out ended.`
    : `${what} ${duration(minutes)} after the roll-out, before this horizon ${horizon}.`;
}
