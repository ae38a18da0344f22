import { NO_VALUE } from "@/lib/charts/format";
import type { TableModel } from "@/lib/charts/table";
import { WAKE_CELL } from "@/lib/charts/wake-timeline/table";
import { HORIZON_LABEL, HORIZONS } from "@/lib/domain/horizon";
import type { VerdictState } from "@/lib/domain/verdict";

export type TipRow = {
  readonly after: string;
  readonly errors: string;
  readonly p95: string;
  readonly state: VerdictState | null;
  readonly word: string;
};

export type Tip = {
  readonly title: string;
  readonly when: string;
  readonly href: string | null;
  readonly rows: readonly TipRow[];
  readonly ended: string | null;
  readonly incident: string | null;
};

const known = (text: string): string | null => (text === NO_VALUE || text === "" ? null : text);

/** What the table of a timeline says of one release. The tip repeats the table, so the two cannot disagree. */
export function readTip(table: TableModel, releaseId: string): Tip | null {
  const cells = table.rows.find(({ key }) => key === releaseId)?.cells;
  if (cells === undefined) return null;
  const text = (index: number): string => cells[index]?.text ?? "";
  const rows = HORIZONS.map((horizon, i): TipRow => {
    const first = WAKE_CELL.horizons + i * WAKE_CELL.perHorizon;
    const state = cells[first + 2]?.state ?? null;
    return { after: HORIZON_LABEL[horizon], errors: text(first), p95: text(first + 1), state, word: text(first + 2) };
  });
  return {
    title: `${text(WAKE_CELL.service)} ${text(WAKE_CELL.version)}`,
    when: text(WAKE_CELL.releasedAt),
    href: cells[WAKE_CELL.version]?.href ?? null,
    rows,
    ended: known(text(WAKE_CELL.endedBy)),
    incident: known(text(WAKE_CELL.incident)),
  };
}
