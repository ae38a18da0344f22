import { counted, duration, percent } from "../../words";
import type { Scene } from "../scene";
import { addedInstances, expectedInstances, INSTANCE_START, type Suspected } from "../suspected";
import { minuteOf, type Track } from "../track";
import type { Term } from "./term";

const LATEST = 10;

/**
 * The share of the new instances that should report and do not, over the latest minutes. Where no step tells how many were added, one is
 * expected from two minutes after the start on. A service whose old instances stopped reporting as well, or of which nothing was ever told, is not
 * silent in this sense: its telemetry is.
 */
export function silenceTerms(scene: Scene, suspect: Suspected): readonly Term[] {
  const { change, old, fresh, effects, version } = suspect;
  const first = effects[0];
  if (first === undefined || change.candidate.kind !== "deployment" || change.candidate.configuration) return [];
  if (version === null && change.steps.length === 0) return [];
  const before = scene.tracks.filter((track) => track.service === change.candidate.service && track.version !== null);
  if (old.length === 0 && !before.some(({ ticks }) => ticks.some(({ minute }) => minute < first))) return [];
  const begin = Math.max(first + INSTANCE_START + 1, scene.now.to - LATEST);
  // Once something else took its place, nothing is expected of it.
  const end = Math.min(scene.now.to, change.endedAt == null ? scene.now.to : minuteOf(change.endedAt));
  const minutes = Array.from({ length: Math.max(0, end - begin) }, (_, index) => begin + index);
  const told = minutes.map((minute) => ({ expected: expectedInstances(suspect, minute) ?? 1, reported: reported(fresh, minute) }));
  const expected = told.reduce((sum, one) => sum + one.expected, 0);
  if (expected === 0) return [];
  const seen = told.reduce((sum, one) => sum + Math.min(one.expected, one.reported), 0);
  const value = (1 - seen / expected) * siblings(suspect, minutes) * Math.min(1, minutes.length / 2);
  if (value < 0.05) return [];
  return [{ name: "silence", value, sentence: sentenceOf(seen / expected, addedInstances(suspect, scene.now.to) ?? 1, minutes.length) }];
}

function reported(fresh: readonly Track[], minute: number): number {
  const ticks = fresh.flatMap(({ ticks: of }) => of.filter((tick) => tick.minute === minute));
  return Math.max(0, ...ticks.map(({ instances, requests }) => instances ?? (requests === 0 ? 0 : Number.POSITIVE_INFINITY)));
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
