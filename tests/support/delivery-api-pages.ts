import type { MetricId } from "@/lib/metrics/delivery/figure";
import { loadDeliveryRows, type RowsQuestion } from "@/lib/views/delivery/rows";
import type { ApiRow } from "./delivery-api-script";

const READER = { kind: "system", name: "script" } as const;

/** All pages of the rows of a figure, as JSON, and what the first of them says beside. */
export async function allPages(
  metric: MetricId,
  question: Omit<RowsQuestion, "cursor">,
  now: Date,
): Promise<{ readonly head: Head; readonly rows: readonly ApiRow[]; readonly pages: number }> {
  const rows: ApiRow[] = [];
  let head: Head | null = null;
  let pages = 0;
  for (let cursor: string | null | undefined; cursor !== null; pages += 1) {
    const answer: string = JSON.stringify(await loadDeliveryRows(READER, metric, { ...question, cursor }, now));
    const page = JSON.parse(answer) as Head & { readonly rows: readonly ApiRow[]; readonly next: string | null };
    rows.push(...page.rows);
    head ??= page;
    cursor = page.next;
    if (pages > 2_000) throw new Error("The pages do not end.");
  }
  if (head === null) throw new Error("There was no page.");
  return { head, rows, pages };
}

export type Head = {
  readonly metric: MetricId;
  readonly unit: string;
  readonly computedAt: string;
  readonly value: number | null;
  readonly n: number;
  readonly interval: { readonly low: number; readonly high: number } | null;
  readonly rowsIn: number;
  readonly rowsOut: Readonly<Record<string, number>>;
};
