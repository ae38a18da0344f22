import { formatClock } from "@/lib/charts/format-time";
import { round1 } from "@/lib/charts/round";
import { AXIS_CHAR } from "@/lib/charts/wake-timeline/layout";
import type { Label } from "@/lib/charts/wake-timeline/model";
import { worstShape } from "@/lib/charts/wake-timeline/severity";
import type { LineAxes } from "./axes";
import type { LineInput, LineMark } from "./input";
import type { LineModel } from "./model";

const [LABEL_Y, GAP, PLAIN_GAP] = [10, 8, 5];
const REACH = 24;
const MOST = 3;
/** How much letters grow against the drawing where a phone makes it small. */
const PHONE_GROW = 1.25;

type Placed = LineMark & { readonly x: number };

/** More than 3 marks within 24 px become one that counts them. */
function cluster(marks: readonly Placed[]): Placed[] {
  const out: Placed[] = [];
  for (let i = 0; i < marks.length; ) {
    const start = marks[i];
    if (start === undefined) break;
    const near = marks.slice(i).filter(({ x }) => x - start.x <= REACH);
    const many = near.length > MOST;
    const worst = worstShape(near.flatMap(({ shape }) => (shape === null ? [] : [shape])));
    out.push(many ? { ...start, label: `${near.length} releases`, shape: worst === "none" ? null : worst } : start);
    i += many ? near.length : 1;
  }
  return out;
}

/** Labels stand right of their line, left of it where the next mark or the edge is in the way, nowhere if neither is free. */
export function lineMarks(input: LineInput, { x, plot }: LineAxes): LineModel["marks"] {
  const right = plot.x + plot.width;
  const shown = input.marks
    .filter(({ at }) => at >= input.from && at <= input.to)
    .map((mark): Placed => ({ ...mark, x: round1(x(mark.at.getTime())) }))
    .toSorted((a, b) => a.x - b.x);
  const placed = cluster(shown);
  let taken = 0;
  let takenOnPhone = 0;
  return placed.map((mark, i) => {
    const width = mark.label.length * AXIS_CHAR;
    const gap = mark.shape === null ? PLAIN_GAP : GAP;
    const limit = placed[i + 1]?.x ?? Math.max(right, input.width);
    let label: Label | null = null;
    if (mark.x + gap + width <= limit - 4) label = { x: mark.x + gap, y: LABEL_Y, text: mark.label, anchor: "start" };
    else if (mark.x - gap - width >= taken) label = { x: mark.x - gap, y: LABEL_Y, text: mark.label, anchor: "end" };
    const crowded = label?.anchor === "end" && mark.x - gap - width * PHONE_GROW < takenOnPhone;
    taken = (label?.anchor === "start" ? label.x + width : mark.x) + GAP;
    takenOnPhone = (label?.anchor === "start" ? label.x + width * PHONE_GROW : mark.x) + GAP;
    return { x: mark.x, shape: mark.shape, label, crowded };
  });
}

/** The tint while the version served, and the strip that shows how its share of traffic grew. */
export function servingOf(input: LineInput, { x, plot }: LineAxes): Pick<LineModel, "serving" | "strip"> {
  if (input.serving === null) return { serving: null, strip: null };
  const [left, right] = [plot.x, plot.x + plot.width];
  const clamp = (at: Date): number => round1(Math.min(right, Math.max(left, x(at.getTime()))));
  const from = clamp(input.serving.from);
  const full = clamp(input.serving.full ?? input.serving.from);
  const to = input.serving.to === null ? right : clamp(input.serving.to);
  const [top, bottom] = [plot.y + plot.height + 7, plot.y + plot.height + 12];
  const { shares = [] } = input.serving;
  return {
    serving: { x: from, y: plot.y - 6, width: round1(Math.max(0, to - from)), height: plot.height + 6, harmful: input.serving.harmful },
    strip:
      shares.length > 1
        ? measuredStrip(shares, (at) => clamp(at), { left, right, top, bottom })
        : {
            after: `M${from} ${bottom}L${full} ${top}H${to}V${bottom}Z`,
            before: `M${left} ${top}H${full}L${from} ${bottom}H${left}Z${to < right ? `M${to} ${top}H${right}V${bottom}H${to}Z` : ""}`,
          },
  };
}

/** The strip as it was measured: the share of the judged version grows from below, that of all others fills the rest. */
function measuredStrip(
  shares: NonNullable<NonNullable<LineInput["serving"]>["shares"]>,
  x: (at: Date) => number,
  { left, right, top, bottom }: Record<"left" | "right" | "top" | "bottom", number>,
): NonNullable<LineModel["strip"]> {
  const [first, last] = [shares[0]?.share ?? 0, shares.at(-1)?.share ?? 0];
  const y = (share: number): number => round1(bottom - Math.min(1, Math.max(0, share)) * (bottom - top));
  const line = `${left} ${y(first)}${shares.map(({ t, share }) => `L${x(t)} ${y(share)}`).join("")}L${right} ${y(last)}`;
  return { after: `M${left} ${bottom}L${line}V${bottom}Z`, before: `M${left} ${top}L${line}V${top}Z` };
}

/** What comes after the last signal. */
export function staleOf(input: LineInput, { x, plot }: LineAxes): LineModel["stale"] {
  if (input.staleFrom === null || input.staleFrom >= input.to) return null;
  const left = round1(Math.max(plot.x, x(input.staleFrom.getTime())));
  const text = `ended ${formatClock(input.staleFrom, input.zone)}`;
  const room = plot.x + plot.width - left;
  const fits = room > text.length * AXIS_CHAR + GAP;
  return {
    box: { x: left, y: plot.y, width: round1(room), height: plot.height },
    label: fits ? { x: left + GAP, y: plot.y + 12, text, anchor: "start" } : null,
  };
}
