import type { ChangeRow } from "@/lib/domain/delivery-row";

/** Whether a change is a pull or merge request that was merged; a direct commit is none, though it is on the main branch. */
export const isMergedRequest = (change: ChangeRow): boolean =>
  change.mergedAt !== null && (change.openedAt !== null || change.number !== null);
