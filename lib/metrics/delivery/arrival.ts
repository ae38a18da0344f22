import type { Arrival, ChangeRow, DeliveryRow, Selection } from "@/lib/domain/delivery-row";
import { isSelected } from "@/lib/domain/delivery-row";

/** Whether a change arrived somewhere before a deployment did: by time, then by the id of the deployment. */
export const isEarlierArrival = (arrival: Pick<Arrival, "at" | "deployment">, row: Pick<DeliveryRow, "at" | "id">): boolean =>
  arrival.at < row.at || (arrival.at === row.at && arrival.deployment < row.id);

/** Whether a change had been in a part of production before a deployment brought it there. */
export const isAlreadyLive = (change: ChangeRow, row: DeliveryRow, selection: Selection): boolean =>
  change.arrivals.some((arrival) => isSelected(selection, arrival) && isEarlierArrival(arrival, row));
