import { round1 } from "@/lib/charts/round";
import { drawWake, endBar } from "./band";
import { clusterStops } from "./clusters";
import { summariseDays } from "./day-summary";
import type { PlacedRow, WakeFrame } from "./frame";
import { rowIncidents } from "./incidents";
import type { WakeTimelineInput } from "./input";
import { NAME_CHAR } from "./layout";
import { recordNotes, rowMarks } from "./marks";
import type { Label, WakePiece, WakeRowModel } from "./model";
import { type WakeReach, wakeReaches } from "./reach";
import { wakeSegments } from "./segments";
import { hasFailed } from "./severity";
import { rowStops, type Stop } from "./stops";

/** What one wake draws: its band, and the bar at which it was taken back. */
function piecesOf(reach: WakeReach, y: number, frame: WakeFrame): WakePiece[] {
  const { half } = frame.layout;
  const { release, end } = reach;
  if (end < frame.plot.x) return [];
  const pieces = drawWake(reach.x, wakeSegments(reach), y, half);
  const taken = release.endedAt !== null && (release.endedBy === "rollback" || release.endedBy === "repair");
  return taken && end > reach.from ? [...pieces, endBar(end, y, half)] : pieces;
}

/** Planned releases stand right of now; they are stops without a wake. */
function stopsOf({ row }: PlacedRow, reaches: readonly WakeReach[], input: WakeTimelineInput, frame: WakeFrame): Stop[] {
  const planned = row.releases
    .filter((release) => release.kind === "planned")
    .map((release) => ({ x: frame.x(release.at.getTime()), members: [release], clustered: false }));
  return [...rowStops(reaches), ...planned].filter((stop) => stop.members.some(({ at }) => at >= input.from && at <= input.to));
}

function labelsOf(placed: PlacedRow, releases: number, frame: WakeFrame): Pick<WakeRowModel, "label" | "team" | "count"> {
  const phone = frame.layout.name === "phone";
  const { service, team } = placed.row;
  const fits = Math.max(4, Math.floor(frame.nameWidth / (NAME_CHAR * frame.layout.grow)));
  const text = service.length > fits ? `${service.slice(0, fits - 1)}…` : service;
  const at = (x: number, y: number, words: string, anchor: Label["anchor"]): Label => ({ x: round1(x), y: round1(y), text: words, anchor });
  const base = placed.y + 4;
  return {
    label: phone ? at(0, placed.top + 12, text, "start") : at(frame.nameX, base, text, "start"),
    team: !phone && placed.startsTeam && team !== null ? at(0, base, team, "start") : null,
    count: phone ? null : at(frame.plot.x - 16, base, String(releases), "end"),
  };
}

/** One service: its wakes, marks and incidents. With `summarised`, marks stand per day and only failed wakes are drawn. */
export function wakeRow(placed: PlacedRow, index: number, summarised: boolean, input: WakeTimelineInput, frame: WakeFrame): WakeRowModel {
  const { row, y } = placed;
  const reaches = wakeReaches(row.releases, frame);
  const stops = stopsOf(placed, reaches, input, frame);
  const marks = rowMarks(clusterStops(summarised ? summariseDays(stops, input) : stops), reaches, input.zone);
  const drawn = summarised ? reaches.filter((reach) => hasFailed(reach.release)) : reaches;
  const count = row.releases.filter(({ at, kind }) => kind !== "planned" && at >= input.from && at <= input.now).length;
  return {
    service: row.service,
    ...labelsOf(placed, count, frame),
    y: round1(y),
    baseline: { x1: frame.plot.x, x2: round1(frame.nowX) },
    dividerY: placed.startsTeam && index > 0 && frame.layout.teamGap > 0 ? placed.top - 4 : null,
    pieces: drawn.flatMap((reach) => piecesOf(reach, y, frame)),
    marks,
    notes: recordNotes(marks, y),
    incidents: rowIncidents(row.incidents, marks, y, frame),
  };
}
