import { formatPlural } from "@/lib/charts/format";
import { formatStamp } from "@/lib/charts/format-time";
import { round1 } from "@/lib/charts/round";
import { VERDICT_WORD } from "@/lib/domain/verdict";
import type { Label, WakeMark } from "./model";
import type { WakeReach } from "./reach";
import type { MarkShape } from "./severity";
import { leaderOf, type Stop, stopShape } from "./stops";

const NOTE_SPACE = 56;

/** What a shape says in words. */
export const SHAPE_WORD: Readonly<Record<MarkShape, string>> = {
  regressed: VERDICT_WORD.regressed,
  suspect: VERDICT_WORD.suspect,
  silent: VERDICT_WORD.silent,
  unrecorded: "Unrecorded",
  watching: VERDICT_WORD.watching,
  insufficient: VERDICT_WORD.insufficient,
  improved: VERDICT_WORD.improved,
  healthy: VERDICT_WORD.healthy,
  environment: VERDICT_WORD.environment,
  planned: "Planned",
  none: VERDICT_WORD["rolled-back"],
};

/** Stops as marks, each with the words that a screen reader says. */
export function rowMarks(stops: readonly Stop[], reaches: readonly WakeReach[], zone: string): WakeMark[] {
  const rollbacks = new Set(reaches.filter((reach) => reach.isRollback).map((reach) => reach.release.id));
  return stops.flatMap((stop): WakeMark[] => {
    const leader = leaderOf(stop);
    if (leader === undefined) return [];
    const shape = stopShape(stop, rollbacks);
    const what = stop.clustered
      ? `${formatPlural(stop.members.length, "release")}, worst: ${leader.version}`
      : `${leader.version}, ${formatStamp(leader.at, zone)}`;
    const role = shape === "none" ? "Rollback" : SHAPE_WORD[shape];
    return [
      {
        x: round1(stop.x),
        shape,
        releases: stop.members.map((release) => release.id),
        clustered: stop.clustered,
        inFreeze: stop.members.some((release) => release.inFreeze),
        href: leader.href,
        name: `${leader.service} ${what}, ${role}${leader.kind === "emergency" ? ", emergency" : ""}`,
      },
    ];
  });
}

/** The words "no record" above unrecorded marks, where they have room. */
export function recordNotes(marks: readonly WakeMark[], y: number): Label[] {
  let free = Number.NEGATIVE_INFINITY;
  return marks.flatMap((mark): Label[] => {
    if (mark.shape !== "unrecorded" || mark.clustered || mark.x < free) return [];
    free = mark.x + NOTE_SPACE;
    return [{ x: mark.x, y: round1(y - 9), text: "no record", anchor: "middle" }];
  });
}
