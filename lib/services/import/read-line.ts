import { WakeError } from "@/lib/domain/error";
import { EVENT_KINDS, type EventKind } from "@/lib/ingest/events/event-draft";
import { decodeText, parseText } from "@/lib/ingest/events/parse-text";

/** One line of a file, counted from 1; null when it is longer than anything that is read. */
export type ImportLine = { readonly number: number; readonly bytes: Uint8Array | null };

export type LineReading =
  | { readonly kind: EventKind; readonly value: Readonly<Record<string, unknown>> }
  /** Why it cannot be one of anything. */
  | { readonly refused: string };

/** What a line holds: an object that names its kind, in the singular or the plural, unless all lines are of one. */
export function readLine({ bytes }: ImportLine, kindOfAll: EventKind | null): LineReading {
  if (bytes === null) return { refused: "It is longer than 1 MiB." };
  try {
    const value = parseText(decodeText(bytes));
    if (typeof value !== "object" || value === null || Array.isArray(value)) return { refused: "It is not a JSON object." };
    const { kind: said, ...body } = value as Record<string, unknown>;
    const kind = kindOfAll ?? kindOf(said);
    if (kind !== null) return { kind, value: body };
    return { refused: said === undefined ? `It names no “kind”: one of ${SINGULAR}.` : `Its kind is none of ${SINGULAR}.` };
  } catch (error) {
    if (error instanceof WakeError) return { refused: error.message.replace("The body", "It") };
    throw error;
  }
}

/** The kind that a word names; null when it names none. */
export const kindOf = (word: unknown): EventKind | null => EVENT_KINDS.find((kind) => word === kind || word === kind.slice(0, -1)) ?? null;

const SINGULAR = EVENT_KINDS.map((kind) => kind.slice(0, -1)).join(", ");
