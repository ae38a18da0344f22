import { groupBy } from "@/lib/domain/group-by";
import { HORIZON_MINUTES } from "@/lib/domain/horizon";
import type { Rollup } from "@/lib/domain/rollup";
import { addRollups } from "@/lib/domain/rollup-add";
import type { Window } from "@/lib/domain/verdict";
import { cutWindow } from "./cut-window";
import type { JudgeInput, MinuteRollup, OperationCells } from "./judge-input";
import { sameClock } from "./same-clock";
import { sumOf } from "./sum-of";
import { WARM_UP_MINUTES } from "./thresholds";
import { cellMinutesOf } from "./windows";

const MINUTE_MS = 60_000;
/** Minutes before the roll-out in which it is looked for whether a rise was there already. */
const JUST_BEFORE_MINUTES = 10;

/** The cells that are compared, in order of time. */
export type Cells = {
  readonly before: readonly MinuteRollup[];
  readonly after: readonly MinuteRollup[];
  readonly version: readonly MinuteRollup[];
};

/** The cells that are compared, and their sums. */
export type Material = {
  readonly cells: Cells;
  /** From the first instance of the new version to the end of the warm-up: all traffic, and that of the judged version. */
  readonly rollOut: { readonly all: readonly MinuteRollup[]; readonly version: readonly MinuteRollup[] };
  /** All traffic from the begin of the baseline to the roll-out, and that of its last minutes. */
  readonly untilThen: readonly MinuteRollup[];
  readonly justBefore: readonly MinuteRollup[];
  readonly operations: readonly (Cells & { readonly operation: string })[];
  readonly before: Rollup;
  readonly after: Rollup;
  readonly version: Rollup;
  /** The after-window up to now or to the end of the deployment, without the warm-up as soon as there is more. */
  readonly window: Window;
  /** Whether the window begins after the warm-up. */
  readonly warm: boolean;
};

/**
 * Chooses what is compared: failures and latency of the judged version, and traffic of the whole service, each against all traffic
 * of the baseline. On hour cells only those baseline hours count that the after-window has reached (same clock, same weekday
 * for 7d), or a look in the morning would be compared with nights.
 */
export function gather(input: JudgeInput): Material {
  const window = warmed(cutWindow(input.windows.after, input.now, input.endedBy), input);
  const cells = cellsOf(input, input, window);
  const begin = Math.min(input.deployment.startedAt?.getTime() ?? Number.POSITIVE_INFINITY, input.deployment.finishedAt.getTime());
  const rollOut = { from: new Date(begin), to: window.from };
  const [lastFrom, lastTo] = [begin - JUST_BEFORE_MINUTES * MINUTE_MS, Math.floor(begin / MINUTE_MS) * MINUTE_MS];
  const isHourly = cellMinutesOf(input.horizon) > 1;
  // What a 5m window leaves out as warm-up belongs to the roll-out.
  const earlier = { all: [...input.meantime, ...input.after], version: [...input.meantimeOfVersion, ...input.afterOfVersion] };
  const untilThen = isHourly ? [] : inOrder([...input.before, ...input.meantime].filter(({ at }) => at.getTime() < lastTo));
  const soFar = (part: readonly MinuteRollup[]) =>
    isHourly ? [] : inOrder(within(part, [{ ...rollOut, to: min(rollOut.to, window.to) }]));
  return {
    cells,
    rollOut: { all: soFar(earlier.all), version: soFar(earlier.version) },
    untilThen,
    justBefore: untilThen.filter(({ at }) => at.getTime() >= lastFrom),
    operations: input.operations.map((one) => ({ operation: one.operation, ...cellsOf(one, input, window) })),
    before: sumOf(cells.before, "all"),
    after: sumOf(cells.after, "all"),
    version: sumOf(cells.version, "all"),
    window,
    warm: window.from.getTime() >= settledAt(input),
  };
}

function cellsOf(told: Pick<OperationCells, "before" | "after" | "afterOfVersion">, input: JudgeInput, window: Window): Cells {
  const baseline = within(told.before, input.windows.before);
  const isHourly = cellMinutesOf(input.horizon) > 1;
  const before = isHourly ? baseline.filter((cell) => sameClock(cell.at, window, HORIZON_MINUTES[input.horizon])) : baseline;
  return { before, after: inOrder(within(told.after, [window])), version: inOrder(within(told.afterOfVersion, [window])) };
}

/** Restarts are forgiven: once the first minute after the warm-up has passed, the warm-up does not count any more. */
function warmed({ from, to }: Window, input: JudgeInput): Window {
  const settled = settledAt(input);
  return settled > from.getTime() && to.getTime() >= settled + MINUTE_MS ? { from: new Date(settled), to } : { from, to };
}

const settledAt = ({ deployment }: JudgeInput): number =>
  Math.ceil(deployment.finishedAt.getTime() / MINUTE_MS + WARM_UP_MINUTES) * MINUTE_MS;

const min = (a: Date, b: Date): Date => (a < b ? a : b);

/** Cells of some windows: the very list when all are. */
function within(cells: readonly MinuteRollup[], windows: readonly Window[]): readonly MinuteRollup[] {
  const isWithin = ({ at }: MinuteRollup): boolean => windows.some(({ from, to }) => at >= from && at < to);
  return cells.every(isWithin) ? cells : cells.filter(isWithin);
}

/** Cells in order of time, one for each instant. */
function inOrder(cells: readonly MinuteRollup[]): readonly MinuteRollup[] {
  const isOrdered = cells.every(({ at }, index) => index === 0 || at > (cells[index - 1]?.at ?? at));
  if (isOrdered) return cells;
  const groups = [...groupBy(cells, ({ at }) => at.getTime())].toSorted(([a], [b]) => a - b);
  return groups.map(([at, group]) => ({ ...addRollups(group), at: new Date(at), minutes: group[0]?.minutes ?? 1 }));
}
