import { formatDay } from "@/lib/charts/format-time";
import { round1 } from "@/lib/charts/round";
import type { PlacedRow, WakeFrame } from "./frame";
import type { WakeFreeze, WakeTimelineInput } from "./input";
import { AXIS_CHAR } from "./layout";
import type { Box, Label, WakeFreezeModel } from "./model";

/** Neighbouring rows in scope share one box, so that the hatch has no seams. */
function blocks(rows: readonly PlacedRow[], freeze: WakeFreeze, rowHeight: number): { top: number; bottom: number }[] {
  const found: { top: number; bottom: number }[] = [];
  let open = false;
  for (const { row, top } of rows) {
    const inScope = freeze.services === null || freeze.services.includes(row.service);
    const last = found.at(-1);
    if (inScope && open && last !== undefined) last.bottom = top + rowHeight - 2;
    else if (inScope) found.push({ top: top - 2, bottom: top + rowHeight - 2 });
    open = inScope;
  }
  return found;
}

/** The freezes that reach into the window, on the rows they hold for; labelled where the label fits. */
export function wakeFreezes(input: WakeTimelineInput, frame: WakeFrame): WakeFreezeModel[] {
  const { plot, x, layout } = frame;
  const right = plot.x + plot.width;
  return (input.freezes ?? []).flatMap((freeze): WakeFreezeModel[] => {
    const start = x(freeze.from.getTime());
    const [from, to] = [Math.max(plot.x, start), Math.min(right, x(freeze.to.getTime()))];
    const spans = blocks(frame.rows, freeze, layout.row);
    const first = spans[0];
    if (to <= from || first === undefined) return [];
    const boxes = spans.map(({ top, bottom }): Box => ({ x: round1(from), y: top, width: round1(to - from), height: bottom - top }));
    const dates = `${formatDay(freeze.from, input.zone).slice(4)} – ${formatDay(new Date(freeze.to.getTime() - 1), input.zone).slice(4)}`;
    const texts = freeze.services === null ? ["Freeze", dates, freeze.label] : [freeze.label];
    const tall = texts.length > 1 ? 12 : 10;
    const lines = texts
      .map((text, i): Label => ({ x: round1(from + 6), y: first.top + tall + i * 14, text, anchor: "start" }))
      .filter((line) => line.x + line.text.length * AXIS_CHAR * layout.grow <= right);
    const isPhone = layout.name === "phone";
    return [{ boxes, edgeX: start >= plot.x ? round1(from) : null, lines: isPhone ? [] : lines }];
  });
}
