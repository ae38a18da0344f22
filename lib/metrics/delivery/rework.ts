import type { ChangeRow, DeliveryRow } from "@/lib/domain/delivery-row";
import { isHotfix, revertedBy, saysHotfix } from "@/lib/domain/repair-words";
import { isEarlierArrival } from "./arrival";
import { REWORK_REASONS, type ReworkReason } from "./fact";

/**
 * Why a deployment that reached production was unplanned work after a failure; the first reason that holds, null for planned ones: it puts
 * an earlier version back, it brings the revert of a change, it brings a hotfix or says that it is one, it is an emergency, or an incident
 * names it as its repair. Changes that had been in its service and environment before it say nothing of it.
 */
export function reworkOf(row: DeliveryRow): ReworkReason | null {
  const brought = row.changes.filter((change) => !wasThere(change, row));
  const says: Readonly<Record<ReworkReason, boolean>> = {
    rollback: row.isRollback,
    revert: brought.some((change) => revertedBy(change) !== null),
    hotfix: saysHotfix(row.labels) || brought.some(isHotfix),
    emergency: row.emergency,
    repair: row.repairs.length > 0,
  };
  return REWORK_REASONS.find((reason) => says[reason]) ?? null;
}

const wasThere = (change: ChangeRow, row: DeliveryRow): boolean =>
  change.arrivals.some(
    (arrival) => arrival.service === row.service && arrival.environment === row.environment && isEarlierArrival(arrival, row),
  );
