import { counted, duration, percent } from "../../words";
import type { Scene } from "../scene";
import { proven, servedWell } from "../served";
import { addedInstances, expectedInstances, INSTANCE_START, type Suspected } from "../suspected";
import { minuteOf, type Track } from "../track";
import type { Term } from "./term";

const LATEST = 10;
/** Minutes before a change from which its service is known, and the least part of its instances whose loss is told. */
const [KNOWN, LEAST_LOST] = [15, 0.15];
/** The least part of a service's instances that is taken to report in a minute without anything being wrong. */
const LEAST_USUAL = 0.5;

/**
 * The share of the new instances that should report and do not, over the latest minutes. Where no step tells how many were added, one is
 * expected from two minutes after the start on. A service whose old instances stopped reporting as well, or of which nothing was ever told, is not
 * silent in this sense: its telemetry is; and what had served well for long before it fell silent has proved itself. Where versions are not told it is the part of all instances that reported before and do no more.
 */
export function silenceTerms(scene: Scene, suspect: Suspected): readonly Term[] {
  const { change, old, fresh, effects, version } = suspect;
  const first = effects[0];
  if (first === undefined || change.candidate.kind !== "deployment" || change.candidate.configuration) return [];
  const all = scene.tracks.filter(({ service }) => service === change.candidate.service);
  if (all.every((track) => track.version === null) || (version === null && change.steps.length === 0)) return lost(scene, all, first);
  const before = all.filter((track) => track.version !== null);
  const known =
    old.length > 0 || fresh.some(({ quiet }) => quiet) || before.some(({ ticks }) => ticks.some(({ minute }) => minute < first));
  if (!known) return [];
  const begin = Math.max(first + INSTANCE_START + 1, scene.now.to - LATEST);
  // Once something else took its place, nothing is expected of it.
  const end = Math.min(scene.now.to, change.endedAt == null ? scene.now.to : minuteOf(change.endedAt));
  const minutes = Array.from({ length: Math.max(0, end - begin) }, (_, index) => begin + index);
  const reported = reporting(fresh, Number.POSITIVE_INFINITY);
  const told = minutes.map((minute) => ({ expected: expectedInstances(suspect, minute) ?? 1, reported: reported.get(minute) ?? 0 }));
  const expected = told.reduce((sum, one) => sum + one.expected, 0) * usual(before, change.targetInstances, first);
  if (expected === 0) return [];
  const seen = told.reduce((sum, one) => sum + Math.min(one.expected, one.reported), 0);
  const begun = 1 - proven(servedWell(scene, suspect));
  const value = (1 - Math.min(1, seen / expected)) * siblings(suspect, minutes) * Math.min(1, minutes.length / 2) * begun;
  if (value < 0.05) return [];
  return [{ name: "silence", value, sentence: sentenceOf(seen / expected, addedInstances(suspect, scene.now.to) ?? 1, minutes.length) }];
}

function lost(scene: Scene, tracks: readonly Track[], first: number): readonly Term[] {
  const versions = [...new Set(tracks.map(({ version }) => version))];
  const running = versions.map((version) =>
    reporting(
      tracks.filter((track) => track.version === version),
      1,
    ),
  );
  const begin = Math.max(first + INSTANCE_START + 1, scene.now.to - LATEST);
  const mean = (from: number, to: number): number => {
    const minutes = Array.from({ length: to - from }, (_, index) => from + index);
    return minutes.reduce((sum, minute) => sum + running.reduce((all, of) => all + (of.get(minute) ?? 0), 0), 0) / minutes.length;
  };
  const before = mean(first - KNOWN, first);
  if (begin >= scene.now.to || before === 0) return [];
  const value = 1 - mean(begin, scene.now.to) / before;
  if (value < LEAST_LOST) return [];
  return [{ name: "silence", value, sentence: `${percent(value)} of the instances that reported before it do no more.` }];
}

/** Instances by minute, as the one of several series says that saw most of them; `untold` for a series that tells of calls but of no number. */
function reporting(tracks: readonly Track[], untold: number): ReadonlyMap<number, number> {
  const most = new Map<number, number>();
  for (const { ticks } of tracks)
    for (const { minute, instances, requests } of ticks)
      most.set(minute, Math.max(most.get(minute) ?? 0, instances ?? (requests === 0 ? 0 : untold)));
  return most;
}

/** The part of a service's instances that reported in a minute before the change: those without a call may have nothing to tell. */
function usual(tracks: readonly Track[], target: number | null, first: number): number {
  const told = [...reporting(tracks, Number.POSITIVE_INFINITY)].filter(([minute]) => minute >= first - KNOWN && minute < first);
  if (target === null || told.length === 0) return 1;
  const mean = told.reduce((sum, [, instances]) => sum + instances, 0) / told.length;
  return Math.min(1, Math.max(LEAST_USUAL, mean / Math.max(1, target)));
}

/** 1 while old instances still report, or are gone because they were replaced; less when some of the minutes miss theirs as well. */
function siblings({ old, change }: Suspected, minutes: readonly number[]): number {
  const told = new Set(old.flatMap(({ ticks }) => ticks.map(({ minute }) => minute)));
  const present = minutes.filter((minute) => told.has(minute)).length;
  if (present === 0 && change.steps.some(({ removed }) => removed > 0)) return 1;
  return 0.5 + 0.5 * (present / minutes.length);
}

function sentenceOf(share: number, added: number, minutes: number): string {
  const time = `in ${duration(minutes)}`;
  if (share === 0)
    return added === 1
      ? `Its new instance has sent nothing ${time}.`
      : `None of its ${counted(added, "new instance")} has sent anything ${time}.`;
  return `Only ${percent(share)} of its new instances have reported ${time}.`;
}
