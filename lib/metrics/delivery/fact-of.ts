import type { DeliveryRow, Selection } from "@/lib/domain/delivery-row";
import type { DeploymentFact } from "./fact";
import { type DeliveryRules, hurtOf } from "./hurt";
import { carryOutOf, changeFactOf } from "./lead";
import { reworkOf } from "./rework";

/**
 * What a deployment to production is to the delivery metrics of a selection that it lies in. The selection decides one thing only: which of
 * its changes had been there before. The order of anything in the row decides nothing. An attempt that failed before production changed
 * has no hurt, no rework, no gap and no changes. Times are epoch milliseconds, durations whole seconds, rounded down.
 */
export function factOf(row: DeliveryRow, selection: Selection, rules: DeliveryRules): DeploymentFact {
  const { id, service, environment, version, releaseId, at } = row;
  const place = { id, service, environment, version, releaseId, at };
  if (!row.reached) return { ...place, outcome: "failed", gapS: null, hurt: null, rework: null, carriesNothing: null, changes: [] };
  const carriesNothing = carryOutOf(row);
  return {
    ...place,
    outcome: "reached",
    gapS: row.previousAt === null || row.previousAt > at ? null : Math.floor((at - row.previousAt) / 1000),
    hurt: hurtOf(row, rules),
    rework: reworkOf(row),
    carriesNothing,
    changes:
      carriesNothing === null
        ? row.changes.map((change) => changeFactOf(change, row, selection)).sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
        : [],
  };
}
