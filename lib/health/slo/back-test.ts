import type { BurnCounts, BurnRule, BurnWindow, CellCount, Counted } from "@/lib/domain/objective";
import { type AlertLook, afterLook, type OpenAlert } from "./alert-life";
import { WINDOW_MINUTES } from "./burn-rules";
import { ruleState } from "./rule-state";

/** An alert that would have rung; `endedAt` is null where it would still ring at the end. */
export type RungAlert = {
  readonly rule: BurnRule;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  /** Burn rates at their worst. */
  readonly longBurn: number;
  readonly shortBurn: number;
};

/** What counted in the cells of a stretch of time, each `cellMinutes` long. Missing cells are times without a request. */
export type BackTest = {
  readonly cells: readonly CellCount[];
  readonly cellMinutes: number;
  readonly from: Date;
  readonly to: Date;
};

/**
 * The alerts that a rule would have raised, had it looked at the end of each cell: the same rule and the same life as in earnest. A window
 * that is shorter than a cell is the cell. Looks begin once the first cell is over, so long windows are short in the beginning.
 */
export function backTest({ cells, cellMinutes, from, to }: BackTest, rule: BurnRule, target: number): RungAlert[] {
  const cellMs = cellMinutes * 60_000;
  const looks = Math.max(0, Math.floor((to.getTime() - from.getTime()) / cellMs));
  const sums = runningSums(cells, looks, (at) => Math.floor((at.getTime() - from.getTime()) / cellMs));
  const rung: RungAlert[] = [];
  let open: (OpenAlert & { readonly startedAt: Date }) | null = null;
  for (let look = 1; look <= looks; look++) {
    const now = new Date(from.getTime() + look * cellMs);
    const state = ruleState(rule, countsAt(sums, look, cellMinutes), target);
    if (open === null) {
      if (state.firing) open = { startedAt: now, quietSince: null, longBurn: state.long ?? 0, shortBurn: state.short ?? 0 };
      continue;
    }
    const after: AlertLook = afterLook(open, state, now);
    if (after.endedAt !== null) rung.push(rungBy(rule, open.startedAt, after));
    open = after.endedAt === null ? { ...after, startedAt: open.startedAt } : null;
  }
  return open === null ? rung : [...rung, rungBy(rule, open.startedAt, { ...open, endedAt: null })];
}

const rungBy = (rule: BurnRule, startedAt: Date, { endedAt, longBurn, shortBurn }: AlertLook): RungAlert => ({
  ...{ rule, startedAt, endedAt, longBurn, shortBurn },
});

/** What counted before the end of each cell, from the beginning on. */
function runningSums(cells: readonly CellCount[], looks: number, placeOf: (at: Date) => number): Counted[] {
  const byPlace = new Map(cells.map((cell) => [placeOf(cell.at), cell]));
  const sums: Counted[] = [{ total: 0, bad: 0 }];
  for (let place = 0; place < looks; place++) {
    const [before, cell] = [sums[place], byPlace.get(place)];
    sums.push({ total: (before?.total ?? 0) + (cell?.total ?? 0), bad: (before?.bad ?? 0) + (cell?.bad ?? 0) });
  }
  return sums;
}

function countsAt(sums: readonly Counted[], look: number, cellMinutes: number): BurnCounts {
  const last = (window: BurnWindow): Counted => {
    const [end, start] = [sums[look], sums[Math.max(0, look - Math.max(1, Math.round(WINDOW_MINUTES[window] / cellMinutes)))]];
    return { total: (end?.total ?? 0) - (start?.total ?? 0), bad: (end?.bad ?? 0) - (start?.bad ?? 0) };
  };
  return { "5m": last("5m"), "30m": last("30m"), "1h": last("1h"), "6h": last("6h"), "3d": last("3d") };
}
