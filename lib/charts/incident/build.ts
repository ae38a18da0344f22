import { formatPlural, formatShare, formatStretch, NO_VALUE } from "@/lib/charts/format";
import { formatClock, formatStamp, formatZone } from "@/lib/charts/format-time";
import { round1 } from "@/lib/charts/round";
import { linearScale, type Scale } from "@/lib/charts/scale";
import type { TableModel } from "@/lib/charts/table";
import { timeTicks } from "@/lib/charts/time-ticks";
import type { IncidentFigureInput } from "./input";
import { laneOf, lanesHeight } from "./lanes";
import type { IncidentFigureModel, PhaseModel } from "./model";
import { longestPhase, type Phase } from "./phases";
import { stampsOf } from "./stamps";

const GUTTER = 148;
const RIGHT = 8;
const TOP = 26;
const ROW = 44;
const PHASE = 18;
const TICKS = 8;
/** What the words of a tick take. */
const TICK_ROOM = 40;

/** Signals of the hurt services, changes, people and phases on one clock. */
export function incidentFigure(input: IncidentFigureInput): IncidentFigureModel {
  const { from, to, zone, width, onsetAt, lanes, log, phases } = input;
  const plot = { left: GUTTER, right: width - RIGHT };
  const x = linearScale([from.getTime(), to.getTime()], [plot.left, plot.right]);
  const lanesEnd = TOP + lanesHeight(lanes.length);
  const [changesY, peopleY] = [lanesEnd + 26, lanesEnd + 26 + ROW];
  const phasesY = peopleY + 28;
  const bottom = phases.length === 0 ? phasesY : phasesY + PHASE + 2;
  const within = log.filter(({ at }) => at >= from && at <= to);
  const harm = harmBox(phases, x, plot, bottom);
  return {
    ...{ width, height: bottom + 2 },
    title: `Incident timeline, ${formatStamp(from, zone)} to ${formatStamp(to, zone)}`,
    description: describe(input, within.length),
    zoneNote: [...new Set([zone, formatZone(from, zone)])].join(", "),
    plot: { x: plot.left, y: TOP, width: plot.right - plot.left, height: bottom - TOP },
    harm,
    onset: onsetAt === null ? null : onsetOf(onsetAt, x, zone),
    ticks: timeTicks(from, to, zone, TICKS)
      .map(({ at, text }) => ({ x: round1(x(at.getTime())), text }))
      .filter((tick) => tick.x <= plot.right - TICK_ROOM)
      .map((tick) => ({ x: tick.x, label: { x: tick.x + 4, y: 14, text: tick.text, anchor: "start" as const } })),
    lanes: lanes.map((lane, place) => laneOf(lane, place, TOP, x)),
    rows: [
      { y: changesY, label: { x: 0, y: changesY + 4, text: "Changes", anchor: "start" } },
      { y: peopleY, label: { x: 0, y: peopleY + 4, text: "People, alerts", anchor: "start" } },
    ],
    stamps: (["changes", "people"] as const).flatMap((lane) =>
      stampsOf(
        within.filter((entry) => entry.lane === lane),
        lane === "changes" ? changesY : peopleY,
        x,
        plot,
        zone,
      ),
    ),
    phases: phaseModels(phases, x, plot, phasesY),
    total: totalOf(phases, phasesY),
    table: tableOf(input),
  };
}

type Plot = { readonly left: number; readonly right: number };

function onsetOf(at: Date, x: Scale, zone: string): IncidentFigureModel["onset"] {
  const line = round1(x(at.getTime()));
  return { x: line, label: { x: line + 5, y: TOP + 8, text: `first failures ${formatClock(at, zone)}`, anchor: "start" } };
}

function harmBox(phases: readonly Phase[], x: Scale, { left, right }: Plot, bottom: number): IncidentFigureModel["harm"] {
  const [first, last] = [phases[0], phases.at(-1)];
  if (first === undefined || last === undefined) return null;
  const [from, to] = [Math.max(left, x(first.from.getTime())), Math.min(right, x(last.to.getTime()))];
  return { x: round1(from), y: TOP, width: round1(Math.max(1, to - from)), height: bottom - TOP };
}

function phaseModels(phases: readonly Phase[], x: Scale, { left, right }: Plot, y: number): PhaseModel[] {
  const longest = longestPhase(phases);
  return phases.map((phase) => {
    const [from, to] = [Math.max(left, x(phase.from.getTime())), Math.min(right, x(phase.to.getTime()))];
    const box = { x: round1(from + 0.5), y, width: round1(Math.max(1, to - from - 1)), height: PHASE };
    const lasted = formatStretch(phase.to.getTime() - phase.from.getTime());
    const text = [`${phase.word} ${lasted}`, lasted].find((words) => words.length * 6 + 8 <= box.width);
    return {
      key: phase.word,
      box,
      longest: phase === longest && phases.length > 1,
      label: text === undefined ? null : { x: round1((from + to) / 2), y: y + 13, text, anchor: "middle" },
    };
  });
}

function totalOf(phases: readonly Phase[], y: number): IncidentFigureModel["total"] {
  const [first, last] = [phases[0], phases.at(-1)];
  if (first === undefined || last === undefined) return null;
  const text = `${formatStretch(last.to.getTime() - first.from.getTime())}${last.over ? "" : " so far"}`;
  return { x: 0, y: y + 13, text, anchor: "start" };
}

function describe({ lanes, phases, log }: IncidentFigureInput, stamps: number): string {
  const worst = lanes.map(
    ({ service, points }) => `${service} failed up to ${formatShare(Math.max(0, ...points.map(({ value }) => value ?? 0)))}`,
  );
  const parts = phases.map(({ word, from, to }) => `${word} ${formatStretch(to.getTime() - from.getTime())}`);
  return [
    worst.length === 0 ? "No signals of hurt services." : `${worst.join(", ")}.`,
    `${formatPlural(stamps, "stamp")} of ${formatPlural(log.length, "event")}.`,
    ...(parts.length === 0 ? [] : [`Phases: ${parts.join(", ")}.`]),
  ].join(" ");
}

function tableOf({ log, zone, phases }: IncidentFigureInput): TableModel {
  return {
    caption: "Everything that happened, oldest first",
    columns: [
      { label: "Time", numeric: false },
      { label: "What", numeric: false },
      { label: "Note", numeric: false },
      { label: "Phase that ended", numeric: false },
    ],
    rows: log.map(({ key, at, text, note, href }) => ({
      key,
      cells: [
        { text: formatStamp(at, zone) },
        { text, ...(href === null ? {} : { href }) },
        { text: note ?? NO_VALUE },
        { text: endedAt(phases, at) ?? NO_VALUE },
      ],
    })),
  };
}

/** The phase that ended at an instant, with how long it took; null when none did. */
export function endedAt(phases: readonly Phase[], at: Date): string | null {
  const phase = phases.find(({ to, over }) => over && to.getTime() === at.getTime());
  return phase === undefined ? null : `${phase.word}, ${formatStretch(phase.to.getTime() - phase.from.getTime())}`;
}
