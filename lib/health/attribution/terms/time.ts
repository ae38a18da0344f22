import { duration } from "../../words";
import type { Scene } from "../scene";
import type { Suspected } from "../suspected";
import { minuteOf } from "../track";
import type { Term } from "./term";

/** Most causes hurt within minutes, some within hours, a few (leaks, schedules) within days: shares and means in minutes. */
const DELAYS = [
  { share: 0.6, mean: 15 },
  { share: 0.3, mean: 240 },
  { share: 0.1, mean: 2_880 },
] as const;
/** The onset is known to about this many minutes. */
const TOLERANCE = 1;

/**
 * How near before the onset the change took effect: the logarithm of the density of such a delay against that of half an hour, so that
 * what came just before has about +1 and what came a day before about −5. A change that took effect only after the onset has `late`,
 * one that began only after the detection `ahead` too.
 */
export function timeTerms(scene: Scene, { effects, change }: Suspected): readonly Term[] {
  const [first] = effects;
  if (first === undefined) return [];
  const last = effects.filter((minute) => minute <= scene.onset + TOLERANCE).at(-1);
  if (last === undefined) return tooLate(scene, first);
  const delay = Math.max(0, scene.onset - last);
  const value = Math.log(density(delay) / density(30));
  const what = change.steps.length > 1 && last > first ? "A step of its roll-out" : "It";
  const verb = change.steps.length > 1 && last > first ? "came" : "began";
  const sentence =
    delay < 1 ? `${what} ${verb} in the minute of ${harm(scene)}.` : `${what} ${verb} ${duration(delay)} before ${harm(scene)}.`;
  return [{ name: "time", value, sentence }];
}

/** What the signals do not show can only have been noticed. */
const harm = ({ onsetSeen }: Scene): string => (onsetSeen ? "the first failure" : "it was noticed");

const density = (minutes: number): number => DELAYS.reduce((sum, { share, mean }) => sum + (share / mean) * Math.exp(-minutes / mean), 0);

function tooLate(scene: Scene, first: number): readonly Term[] {
  const after = duration(first - scene.onset);
  const late: Term = {
    name: "late",
    value: scene.clear * Math.min(1, (first - scene.onset - TOLERANCE) / 3),
    sentence: `It began ${after} after ${harm(scene)}.`,
  };
  if (first <= minuteOf(scene.input.detectedAt)) return scene.onsetSeen ? [late] : [];
  return [late, { name: "ahead", value: 1, sentence: "It began after the harm was noticed." }];
}
