import { formatPlural } from "@/lib/charts/format";
import type { Phrase } from "@/lib/charts/phrase";
import type { TableModel } from "@/lib/charts/table";
import { zoneNote } from "./axis";
import { wakeTimeline } from "./build";
import { wakeCaption } from "./caption";
import type { WakeTimelineInput } from "./input";
import { MEDIUM, PHONE, WIDE } from "./layout";
import type { WakeTimelineModel } from "./model";
import { wakeTable } from "./table";

const DAY_MS = 86_400_000;
const MEDIUM_WIDTH = 840;
const PHONE_WIDTH = 358;
const PHONE_DAYS = 7;
const PHONE_AHEAD_MS = 9 * 3_600_000;

/** The whole figure: one drawing for each class of screen, and the words and rows that say the same. */
export type WakeFigure = {
  readonly summary: string;
  readonly wide: WakeTimelineModel;
  readonly medium: WakeTimelineModel;
  readonly phone: WakeTimelineModel;
  readonly caption: readonly Phrase[];
  readonly zoneNote: string;
  readonly table: TableModel;
};

/** What fits on a phone: the last 7 days and a little ahead, if that much is in the window. */
export function phoneInput(input: WakeTimelineInput): WakeTimelineInput {
  const now = Math.min(input.now.getTime(), input.to.getTime());
  const to = new Date(Math.min(input.to.getTime(), now + PHONE_AHEAD_MS));
  return { ...input, width: PHONE_WIDTH, to, from: new Date(Math.max(input.from.getTime(), now - PHONE_DAYS * DAY_MS)) };
}

/** Everything the wake timeline shows, from one input. `input.width` is the width of the widest drawing. */
export function wakeFigure(input: WakeTimelineInput): WakeFigure {
  const shown = input.rows
    .flatMap((row) => row.releases)
    .filter(({ at, kind }) => kind !== "planned" && at >= input.from && at <= input.now);
  return {
    summary: `What ${formatPlural(shown.length, "release")} left behind. Height is how far above baseline; colour is the verdict at that moment.`,
    wide: wakeTimeline(input, WIDE),
    medium: wakeTimeline({ ...input, width: MEDIUM_WIDTH }, MEDIUM),
    phone: wakeTimeline(phoneInput(input), PHONE),
    caption: wakeCaption(input),
    zoneNote: zoneNote(input),
    table: wakeTable(input),
  };
}
