import type { HistoryDelivery } from "@/lib/ingest/history/history-delivery";
import { type Json, textAt } from "@/lib/ingest/sources/fields";

/** One list of a forge, read page by page, and what its items are as deliveries. */
export type HistoryStage = {
  /** In progress: `deployments`. */
  readonly name: string;
  /** Path of its first page. */
  readonly first: string;
  /** The field by which it is sorted, the newest first; null when the forge itself leaves out what is too old. */
  readonly sortedBy: string | null;
  readonly read: (item: Json) => Promise<readonly HistoryDelivery[]>;
};

/** Whether an item, and so everything after it, lies before the beginning that was asked for. */
export function isBefore(item: Json, sortedBy: string | null, since: Date | null): boolean {
  const at = sortedBy === null || since === null ? Number.NaN : Date.parse(textAt(item, sortedBy) ?? "");
  return since !== null && at < since.getTime();
}
