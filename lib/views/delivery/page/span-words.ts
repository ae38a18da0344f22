import { formatDay } from "@/lib/charts/format-time";
import { zonedParts } from "@/lib/domain/zone";

/** The first and the last calendar day of a stretch: `Sat 24 Oct to Fri 20 Nov`, with the years where they are two or not this one's. */
export function spanWords({ from, to }: { readonly from: Date; readonly to: Date }, zone: string, now: Date): string {
  const last = new Date(to.getTime() - 1);
  const [first, end, today] = [from, last, now].map((at) => zonedParts(at, zone).year);
  const named = (at: Date, year: number | undefined): string =>
    first === end && end === today ? formatDay(at, zone) : `${formatDay(at, zone)} ${year}`;
  const [start, finish] = [named(from, first), named(last, end)];
  return start === finish ? start : `${start} to ${finish}`;
}
