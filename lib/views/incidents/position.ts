import type { ListedPosition } from "@/lib/db/read/incident/listed";
import { decodeCursor, wrongCursor } from "../records/page";

const WRITTEN_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** What a cursor of the list holds. */
export const positionTexts = ({ over, openedAt, id }: { over: boolean; openedAt: Date; id: string }): readonly string[] => [
  over ? "over" : "open",
  openedAt.toISOString(),
  id,
];

/** Where a cursor of the list points to; null without one. Throws `invalid` for what is none of ours. */
export function listedPosition(cursor: string | null): ListedPosition | null {
  if (cursor === null) return null;
  const [over, at = "", id = "", ...more] = decodeCursor(cursor);
  const known = over === "over" || over === "open";
  if (!known || !WRITTEN_TIME.test(at) || Number.isNaN(Date.parse(at)) || id === "" || more.length > 0) throw wrongCursor();
  return { over: over === "over", at: new Date(at), id };
}
