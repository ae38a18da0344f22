import { formatPlural } from "@/lib/charts/format";
import type { DeliveryRow } from "@/lib/db/read/connection/deliveries";
import type { DeliveryState } from "@/lib/db/read/connection/list";

/** A delivery, and what became of it in words. */
export type DeliveryLine = {
  readonly id: string;
  readonly receivedAt: Date;
  readonly topic: string | null;
  readonly state: DeliveryState;
  readonly words: string;
};

/** What became of a delivery. */
export const deliveryLine = (row: DeliveryRow): DeliveryLine => {
  const { id, receivedAt, topic, state } = row;
  return { id, receivedAt, topic, state, words: wordsOf(row) };
};

function wordsOf({ state, error, events, unmapped }: DeliveryRow): string {
  const made = events === 0 ? "" : ` ${formatPlural(events, "event")} stored.`;
  switch (state) {
    case "accepted":
      return events === 0 ? "Stored; later calls said the same and more." : made.trim();
    case "duplicate":
      return "Known already; nothing changed.";
    case "ignored":
      return error ?? "Wake has no use for it.";
    case "unmapped":
      return `${unmapped.map(missingWords).join(" ")}${made}`;
    case "failed":
      return error ?? "It could not be read.";
    default:
      return "Stored, about to be read.";
  }
}

const missingWords = ({ kind, said }: { readonly kind: string; readonly said: string }): string =>
  said === "" ? `It names no ${kind}.` : `Nothing says which ${kind} “${said}” is.`;
