import { WakeError } from "@/lib/domain/error";

/** Part of a list, and where the next part begins; null at the end. */
export type Page<Item> = { readonly items: readonly Item[]; readonly next: string | null };

/** What a reader asks of any list. The cursor is whatever the part before said under `next`. */
export type Paging = { readonly cursor?: string | undefined; readonly limit: number };

const WRITTEN_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** Reads one entry more than asked for, so that the end of a list is known without another question. */
export async function pageOf<Item, Answer>(
  limit: number,
  read: (limit: number) => Promise<readonly Item[]>,
  cursorOf: (last: Item) => readonly string[],
  answer: (item: Item) => Answer,
): Promise<Page<Answer>> {
  const found = await read(limit + 1);
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items: items.map(answer), next: found.length > limit && last !== undefined ? encodeCursor(cursorOf(last)) : null };
}

/**
 * Where a cursor of a list ordered by time points to; null without one. Throws `invalid` for what is none of ours: another
 * text, or an id that `isId` says cannot be one.
 */
export function timeCursor(cursor: string | undefined, isId: (id: string) => boolean): { readonly at: Date; readonly id: string } | null {
  if (cursor === undefined) return null;
  const [at = "", id = ""] = decodeCursor(cursor);
  if (!WRITTEN_TIME.test(at) || Number.isNaN(Date.parse(at)) || !isId(id)) throw wrongCursor();
  return { at: new Date(at), id };
}

/** Whether a text can be the id of a release or an incident: senders choose them. */
export const isName = (id: string): boolean => id !== "";

/** The same for a list ordered by id. */
export function idCursor(cursor: string | undefined): string | null {
  if (cursor === undefined) return null;
  const [id] = decodeCursor(cursor);
  if (id === undefined) throw wrongCursor();
  return id;
}

/** The cursor that holds these texts. */
export const encodeCursor = (parts: readonly string[]): string => Buffer.from(JSON.stringify(parts)).toString("base64url");

/** The texts that a cursor holds; throws `invalid` for what is none of ours. */
export function decodeCursor(cursor: string): string[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    if (Array.isArray(parts) && parts.every((part) => typeof part === "string" && !/\p{Cc}|\p{Surrogate}/u.test(part))) return parts;
  } catch {
    // Whatever it was, it is no cursor of ours.
  }
  throw wrongCursor();
}

export const wrongCursor = (): WakeError =>
  new WakeError("invalid", "The cursor is not one of ours.", {
    fix: "Take it from `next` of the answer before, or leave it out to begin.",
    issues: [{ field: "cursor", message: "is not one of ours" }],
  });
