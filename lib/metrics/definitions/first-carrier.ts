import { type DeliveryRow, isSelected } from "@/lib/domain/delivery-row";
import type { DefinitionInput } from "./definition";

type Place = { readonly at: number; readonly id: string };

/**
 * Tells whether a deployment of the selection was the first to bring a change to production (by finish, then by id), earlier ones than those of
 * the period included. A deployment that puts an old version back may be it: these tools make no exception for those.
 */
export function firstCarriers({ deployments, selection }: DefinitionInput): (change: string, deployment: string) => boolean {
  const first = new Map<string, Place>();
  const offer = (change: string, at: number, id: string): void => {
    const known = first.get(change);
    if (known === undefined || at < known.at || (at === known.at && id < known.id)) first.set(change, { at, id });
  };
  for (const row of deployments) {
    if (!row.reached) continue;
    for (const change of row.changes) {
      offer(change.id, row.at, row.id);
      for (const arrival of change.arrivals) if (isSelected(selection, arrival)) offer(change.id, arrival.at, arrival.deployment);
    }
  }
  return (change, deployment) => first.get(change)?.id === deployment;
}

/** Deployments that got to production within a period. */
export const reachedIn = ({ deployments, from, to }: DefinitionInput): DeliveryRow[] =>
  deployments.filter((row) => row.reached && row.at >= from && row.at < to);
