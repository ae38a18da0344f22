import { readDays } from "@/lib/db/read/delivery/days";
import { readMonths } from "@/lib/db/read/delivery/months";
import type { Snapshot } from "@/lib/db/read/delivery/snapshot";
import type { CalendarDay } from "@/lib/domain/calendar";
import type { Selection } from "@/lib/domain/delivery-row";
import { type DaySource, sourceOf, storedSource } from "./day-source";
import { joinedPieces, type Piece, wholeMonths } from "./pieces";

/** The merged months that stand for days of some periods, by their first day, for each selection. */
export async function storedMonths(
  client: Snapshot,
  selections: readonly Selection[],
  periods: readonly (readonly Piece[])[],
): Promise<Map<CalendarDay, DaySource>[]> {
  const whole = new Map(periods.flatMap((pieces) => [...wholeMonths(pieces)]));
  const found = selections.map((): Map<CalendarDay, DaySource> => new Map());
  for (const { of, scope, month, environment, days, facts } of await readMonths(client, selections, [...whole.keys()])) {
    const piece = joinedPieces(whole.get(month) ?? []);
    if (piece === null) continue;
    const at = { of: "month", scope, environment, day: month } as const;
    found[of]?.set(month, facts === null ? sourceOf(piece, []) : storedSource(piece, at, facts, days));
  }
  return found;
}

/** The stored days among some pieces, for each selection. */
export async function storedDays(
  client: Snapshot,
  selections: readonly Selection[],
  pieces: readonly Piece[],
): Promise<Map<Piece, DaySource>[]> {
  const found = selections.map((): Map<Piece, DaySource> => new Map());
  if (pieces.length === 0) return found;
  const byDay = new Map(pieces.map((piece) => [piece.day, piece]));
  for (const { of, scope, environment, day, facts } of await readDays(client, selections, [...byDay.keys()])) {
    const piece = byDay.get(day);
    if (piece !== undefined) found[of]?.set(piece, storedSource(piece, { of: "day", scope, environment, day }, facts));
  }
  return found;
}
