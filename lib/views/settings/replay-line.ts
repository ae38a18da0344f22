import { formatCount, formatPlural } from "@/lib/charts/format";
import type { BackfillRow } from "@/lib/db/read/connection/backfills";

/** The latest work on what a connection sent before. */
export type ReplayLine = {
  readonly state: BackfillRow["state"];
  readonly words: string;
  /** 0 to 1; null while nobody knows. */
  readonly share: number | null;
  readonly at: Date;
};

/** The latest of some work on stored deliveries, in words; null when there was none. */
export function replayLine(rows: readonly BackfillRow[]): ReplayLine | null {
  const row = rows.find(({ kind }) => kind === "replay");
  if (row === undefined) return null;
  const { state, done, total, updatedAt, finishedAt } = row;
  const share = total === null ? null : total === 0 ? 1 : Math.min(1, done / total);
  return { state, words: wordsOf(row), share, at: finishedAt ?? updatedAt };
}

function wordsOf({ state, done, total, detail }: BackfillRow): string {
  const read = formatPlural(done, "delivery", "deliveries");
  if (state === "queued") return "What it sent before is about to be read again.";
  if (state === "failed") return `Reading again stopped after ${read}: ${detail ?? "the log has the cause"}`;
  if (state === "done") return `${read} read again.`;
  return total === null
    ? `${read} read again so far.`
    : `${formatCount(done)} of ${formatPlural(total, "delivery", "deliveries")} read again so far.`;
}
