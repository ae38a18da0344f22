import { formatCount, formatDuration, NO_VALUE } from "@/lib/charts/format";
import { round1 } from "@/lib/charts/round";
import type { TableModel } from "@/lib/charts/table";
import { STAGES, type Stage } from "@/lib/metrics/delivery/fact";
import type { Quartiles } from "@/lib/metrics/delivery/period-facts";
import { STAGE_WORDS } from "@/lib/metrics/delivery/reason-words";

export type StageBar = {
  readonly stage: Stage;
  readonly name: string;
  /** Somebody works, or the change waits for somebody. */
  readonly doing: "work" | "waiting";
  readonly span: string;
  /** Of the longest stage; null where no change has the stage. */
  readonly percent: number | null;
  readonly median: string;
  readonly was: string | null;
  readonly n: string;
};

export type StagesModel = { readonly bars: readonly StageBar[]; readonly caption: string; readonly table: TableModel };

const seconds = (value: number | null | undefined): string =>
  value === null || value === undefined ? NO_VALUE : formatDuration(value * 1000);

/**
 * Where the time of changes goes: the median of each stage on one scale, over the changes that have the stage. Waiting is told from work.
 * Medians of parts do not add up to the median of the whole, so there is no sum.
 */
export function stageBars(now: Readonly<Record<Stage, Quartiles>>, before: Readonly<Record<Stage, Quartiles>> | null): StagesModel {
  const longest = Math.max(0, ...STAGES.map((stage) => now[stage].p50 ?? 0));
  const bars = STAGES.map((stage): StageBar => {
    const { p50, n } = now[stage];
    const was = before?.[stage].p50 ?? null;
    return {
      stage,
      name: STAGE_WORDS[stage].name,
      doing: STAGE_WORDS[stage].is,
      span: STAGE_WORDS[stage].from,
      percent: p50 === null ? null : longest === 0 ? 0 : round1((p50 / longest) * 100),
      median: seconds(p50),
      was: was === null ? null : seconds(was),
      n: formatCount(n),
    };
  });
  return { bars, caption: captionOf(now), table: tableOf(bars, now) };
}

function captionOf(now: Readonly<Record<Stage, Quartiles>>): string {
  const known = STAGES.filter((stage) => now[stage].p50 !== null).toSorted((a, b) => (now[b].p50 ?? 0) - (now[a].p50 ?? 0));
  const longest = known[0];
  if (longest === undefined) return "No change has a stage that could be measured.";
  return `${STAGE_WORDS[longest].name} takes longest, half of the time more than ${seconds(now[longest].p50)}. Each median is over the changes that have the stage, so medians do not add up to the lead time.`;
}

function tableOf(bars: readonly StageBar[], now: Readonly<Record<Stage, Quartiles>>): TableModel {
  return {
    caption: "Where the time goes, by stage",
    columns: [
      { label: "Stage", numeric: false },
      { label: "From, to", numeric: false },
      ...["Median", "A quarter within", "Three quarters within", "Period before", "Changes"].map((label) => ({ label, numeric: true })),
    ],
    rows: bars.map(({ stage, name, doing, span, median, was, n }) => ({
      key: stage,
      cells: [`${name} (${doing})`, span, median, seconds(now[stage].p25), seconds(now[stage].p75), was ?? NO_VALUE, n].map((text) => ({
        text,
      })),
    })),
  };
}
