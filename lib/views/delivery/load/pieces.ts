import { type CalendarDay, dayOf, daysLater, startOfDay } from "@/lib/domain/calendar";

export type Period = { readonly from: Date; readonly to: Date };

/** A calendar day of a zone, or what a period takes of it. */
export type Piece = {
  readonly day: CalendarDay;
  readonly from: Date;
  /** Exclusive. Of a day that goes on at present its end: nothing has happened yet beyond now. */
  readonly to: Date;
  /** Nothing of the day that has happened is left out. */
  readonly whole: boolean;
  /** How much of the day the period takes, 0 to 1. */
  readonly share: number;
};

/** The calendar days that a period overlaps, oldest first, cut at its edges. */
export function piecesOf({ from, to }: Period, zone: string, now: Date): Piece[] {
  const pieces: Piece[] = [];
  let day = dayOf(from, zone);
  for (let start = startOfDay(day, zone); start < to; ) {
    const next = daysLater(day, 1);
    const end = startOfDay(next, zone);
    const [first, last] = [start < from ? from : start, end > to ? to : end];
    const rest = last < end && last >= now ? end : last;
    const share = (last.getTime() - first.getTime()) / (end.getTime() - start.getTime());
    if (first < last) pieces.push({ day, from: first, to: rest, whole: first === start && rest === end, share });
    [day, start] = [next, end];
  }
  return pieces;
}

/** The period of as many calendar days that ends where this one begins. */
export function periodBefore({ from }: Period, days: number, zone: string): Period {
  const day = dayOf(from, zone);
  const clock = from.getTime() - startOfDay(day, zone).getTime();
  return { from: new Date(startOfDay(daysLater(day, -days), zone).getTime() + clock), to: from };
}

/** Several neighbouring days as one. */
export function joinedPieces(pieces: readonly Piece[]): Piece | null {
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (first === undefined || last === undefined) return null;
  return { ...first, to: last.to, share: pieces.reduce((sum, { share }) => sum + share, 0) };
}

/** The first day of the calendar month of a day. */
export const monthOf = (day: CalendarDay): CalendarDay => `${day.slice(0, 8)}01`;

/** The calendar months, by their first day, that whole days among some pieces make up. */
export function wholeMonths(pieces: readonly Piece[]): Map<CalendarDay, Piece[]> {
  const months = new Map<CalendarDay, Piece[]>();
  for (const piece of pieces) {
    const month = monthOf(piece.day);
    const days = months.get(month);
    if (days === undefined) months.set(month, [piece]);
    else days.push(piece);
  }
  for (const [month, days] of months) {
    const length = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).getUTCDate();
    if (days.length < length || days.some(({ whole }) => !whole)) months.delete(month);
  }
  return months;
}
