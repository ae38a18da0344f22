import { HORIZON_MINUTES } from "@/lib/domain/horizon";
import type { Rollup } from "@/lib/domain/rollup";
import { addRollups } from "@/lib/domain/rollup-add";
import type { Window } from "@/lib/domain/verdict";
import { cutWindow } from "./cut-window";
import type { JudgeInput, MinuteRollup } from "./judge-input";
import { sameClock } from "./same-clock";
import { cellMinutesOf } from "./windows";

/** The cells that are compared, and their sums. */
export type Material = {
  readonly cells: {
    readonly before: readonly MinuteRollup[];
    readonly after: readonly MinuteRollup[];
    readonly version: readonly MinuteRollup[];
  };
  readonly before: Rollup;
  readonly after: Rollup;
  readonly version: Rollup;
  /** The after-window up to now or to the end of the deployment. */
  readonly window: Window;
};

/**
 * Chooses what is compared: failures and latency of the judged version, and traffic of the whole service, each against all traffic
 * of the baseline. On hour cells only those baseline hours count that the after-window has reached (same clock, same weekday
 * for 7d), or a look in the morning would be compared with nights.
 */
export function gather(input: JudgeInput): Material {
  const window = cutWindow(input.windows.after, input.now, input.endedBy);
  const baseline = within(input.before, input.windows.before);
  const period = HORIZON_MINUTES[input.horizon];
  const before = cellMinutesOf(input.horizon) === 1 ? baseline : baseline.filter((cell) => sameClock(cell.at, window, period));
  const after = within(input.after, [window]);
  const version = within(input.afterOfVersion, [window]);
  return {
    cells: { before, after, version },
    before: addRollups(before),
    after: addRollups(after),
    version: addRollups(version),
    window,
  };
}

const within = (cells: readonly MinuteRollup[], windows: readonly Window[]): MinuteRollup[] =>
  cells.filter(({ at }) => windows.some(({ from, to }) => at.getTime() >= from.getTime() && at.getTime() < to.getTime()));
