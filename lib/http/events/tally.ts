import type { EventKind } from "@/lib/ingest/events/event-draft";
import type { ItemResult } from "@/lib/services/event/record";
import { counted } from "./item-answer";

/** How many bodies of a request were stored, known already, and refused. */
export type Tally = { created: number; duplicate: number; refused: number; firstRefusal: string | null };

export const emptyTally = (): Tally => ({ created: 0, duplicate: 0, refused: 0, firstRefusal: null });

export function addToTally(tally: Tally, results: readonly ItemResult[]): Tally {
  for (const result of results) {
    tally[result.outcome] += 1;
    if (result.outcome === "refused") tally.firstRefusal ??= result.error.message;
  }
  return tally;
}

/** The tally as a sentence for the heartbeat. */
export function tallySentence(kind: EventKind, { created, duplicate, refused, firstRefusal }: Tally): string {
  const parts = [
    created > 0 || duplicate + refused === 0 ? `${counted(kind, created)} stored` : null,
    duplicate > 0 ? `${counted(kind, duplicate)} known already` : null,
    refused > 0 ? `${counted(kind, refused)} refused, the first because ${firstRefusal ?? ""}` : null,
  ];
  return `${parts.filter((part) => part !== null).join("; ")}${refused > 0 ? "" : "."}`;
}
