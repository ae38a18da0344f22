import { decodedPart } from "@/lib/urls/path-part";
import { decodeCursor, encodeCursor, wrongCursor } from "@/lib/views/records/page";

/** A place in rows that are ordered by time, newest first, then by deployment, then by change. Empty texts come before all others. */
export type Position = { readonly at: number; readonly deployment: string; readonly change: string };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const LATEST = 8_640_000_000_000_000;

/** Orders two places as rows are listed. */
export function compareRows(a: Position, b: Position): number {
  if (a.at !== b.at) return b.at - a.at;
  if (a.deployment !== b.deployment) return a.deployment < b.deployment ? 1 : -1;
  return a.change === b.change ? 0 : a.change < b.change ? -1 : 1;
}

/** The cursor of whatever comes after a place. */
export const cursorAfter = ({ at, deployment, change }: Position): string =>
  encodeCursor([String(at), deployment, encodeURIComponent(change)]);

/** The place that a cursor names; null without one. Throws `invalid` for what is none of ours. */
export function positionOf(cursor: string | undefined): Position | null {
  if (cursor === undefined) return null;
  const [at = "", deployment = "", change = ""] = decodeCursor(cursor);
  if (!/^\d{1,16}$/.test(at) || Number(at) > LATEST || !(deployment === "" || UUID.test(deployment))) throw wrongCursor();
  return { at: Number(at), deployment, change: decodedPart(change) };
}
