import { formatDuration, formatPlural, formatRatio, formatRatioRange } from "@/lib/charts/format";
import { formatClock, formatStamp } from "@/lib/charts/format-time";
import { HORIZON_LABEL, HORIZON_MINUTES } from "@/lib/domain/horizon";
import { type Ratio, VERDICT_WORD } from "@/lib/domain/verdict";
import type { LadderInput, Rung } from "./input";
import type { RungEffect, RungModel } from "./model";

export const wasReached = ({ state }: Rung): boolean => state !== "superseded" && state !== "rolled-back";

const DAY_MS = 86_400_000;

function effectOf(label: string, ratio: Ratio | null): RungEffect[] {
  if (ratio === null) return [];
  return [{ label, value: formatRatio(ratio.ratio), range: formatRatioRange(ratio.low, ratio.high) }];
}

/** A clock time where it was the day of the release, else with its day. */
const near = (date: Date, at: Date, zone: string): string =>
  Math.abs(date.getTime() - at.getTime()) < DAY_MS / 2 ? formatClock(date, zone) : formatStamp(date, zone);

function requestsText(rung: Rung, input: LadderInput): string {
  const until = Math.min((input.endedAt ?? input.now).getTime(), input.now.getTime());
  const seenMs = until - input.at.getTime();
  const cut = seenMs > 0 && seenMs < HORIZON_MINUTES[rung.horizon] * 60_000;
  return `${formatPlural(rung.requests, "request")}${cut ? ` in ${formatDuration(seenMs)}` : ""}`;
}

/** What stands under the drawing: one block of words for each horizon. */
export function rungModels(input: LadderInput): RungModel[] {
  return input.rungs.map((rung) => {
    const reached = wasReached(rung);
    const judged = rung.judgedAt !== null && reached && rung.state !== "watching" && rung.state !== "pending";
    return {
      horizon: HORIZON_LABEL[rung.horizon],
      when:
        judged && rung.judgedAt !== null
          ? `judged ${near(rung.judgedAt, input.at, input.zone)}`
          : `due ${near(rung.dueAt, input.at, input.zone)}`,
      state: reached ? rung.state : "superseded",
      word: reached ? VERDICT_WORD[rung.state] : "Not reached",
      effects: reached ? [...effectOf("Errors", rung.errors), ...effectOf("p95", rung.p95)] : [],
      lines: [...(reached ? [requestsText(rung, input)] : []), ...rung.notes],
    };
  });
}
