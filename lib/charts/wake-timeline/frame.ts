import { round1 } from "@/lib/charts/round";
import { linearScale, type Scale } from "@/lib/charts/scale";
import type { WakeRow, WakeTimelineInput } from "./input";
import { NAME_CHAR, type WakeLayout } from "./layout";
import type { Box } from "./model";

const TEAM_CHAR = 6.1;
const COUNT_WIDTH = 44;
const LONGEST_NAME = 176;

export type PlacedRow = { readonly row: WakeRow; readonly top: number; readonly y: number; readonly startsTeam: boolean };

/** Where everything goes: the time axis, the rows, and the gutter in which their names stand. */
export type WakeFrame = {
  readonly layout: WakeLayout;
  readonly x: Scale;
  readonly nowX: number;
  readonly plot: Box;
  readonly height: number;
  readonly rows: readonly PlacedRow[];
  readonly nameX: number;
  readonly nameWidth: number;
};

function gutterOf(rows: readonly WakeRow[], layout: WakeLayout, width: number): { nameX: number; nameWidth: number; left: number } {
  if (layout.name === "phone") return { nameX: 0, nameWidth: width - 24, left: 0 };
  const longest = (texts: readonly string[], char: number): number => Math.max(0, ...texts.map((text) => text.length * char * layout.grow));
  const teams = longest(
    rows.flatMap((row) => (row.team === null ? [] : [row.team])),
    TEAM_CHAR,
  );
  const nameX = teams === 0 ? 0 : Math.max(80, Math.min(teams + 16, 128));
  const nameWidth = Math.min(
    LONGEST_NAME,
    Math.max(
      84,
      longest(
        rows.map((row) => row.service),
        NAME_CHAR,
      ),
    ),
    width * 0.24,
  );
  return { nameX, nameWidth, left: round1(nameX + nameWidth + COUNT_WIDTH) };
}

/** Lays out `rows`, which are already in order, for one width. */
export function wakeFrame(input: WakeTimelineInput, rows: readonly WakeRow[], layout: WakeLayout): WakeFrame {
  const { nameX, nameWidth, left } = gutterOf(rows, layout, input.width);
  const right = input.width - layout.right;
  const x = linearScale([input.from.getTime(), input.to.getTime()], [left, right]);
  let cursor = layout.top;
  const placed = rows.map((row, index): PlacedRow => {
    const startsTeam = index === 0 || rows[index - 1]?.team !== row.team;
    if (startsTeam && index > 0) cursor += layout.teamGap;
    const top = cursor;
    cursor += layout.row;
    return { row, top, y: top + layout.centre, startsTeam };
  });
  const plot = { x: left, y: layout.top - 4, width: round1(Math.max(0, right - left)), height: cursor + 8 - layout.top };
  return {
    layout,
    x,
    nowX: Math.min(right, Math.max(left, x(input.now.getTime()))),
    plot,
    height: cursor + 6,
    rows: placed,
    nameX,
    nameWidth,
  };
}
