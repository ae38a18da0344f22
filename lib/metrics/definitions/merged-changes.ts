import type { ChangeRow, DeliveryRow } from "@/lib/domain/delivery-row";
import type { ChangeOf, DefinitionInput } from "./definition";
import { firstCarriers, reachedIn } from "./first-carrier";
import { isMergedRequest } from "./merged-request";

/** What a tool makes of a change that counts: its stages, and its lead time in seconds. */
type Reading = Pick<ChangeOf, "stages" | "value">;

/** The changes of the period, each read where its request was merged and the deployment is the first that brought it. */
export function mergedChanges(input: DefinitionInput, read: (change: ChangeRow, deployedAt: number) => Reading): ChangeOf[] {
  const isFirst = firstCarriers(input);
  const rowOf = (change: ChangeRow, deployment: DeliveryRow): ChangeOf => {
    const reason = !isMergedRequest(change) ? "not-merged" : isFirst(change.id, deployment.id) ? null : "already-live";
    const reading = reason === null ? read(change, deployment.at) : { stages: null, value: null };
    return { kind: "change", at: deployment.at, reason, change, deployment, ...reading };
  };
  return reachedIn(input).flatMap((deployment) => deployment.changes.map((change) => rowOf(change, deployment)));
}
