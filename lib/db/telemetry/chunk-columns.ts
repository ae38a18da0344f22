import { type Histogram, totalOf } from "@/lib/domain/histogram/histogram";
import type { Rollup } from "@/lib/domain/rollup";
import { pushVarint } from "@/lib/domain/varint";
import { roughMaxUs, roughSumUs } from "./bucket-middle";
import type { Minute } from "./minute";

/** A column of numbers: what is left of a field once its histogram has told most of it. Signed, and mostly small. */
type Column = { readonly of: (rollup: Rollup) => number; readonly expected: (durations: Histogram) => number };

const nothing = (): number => 0;
const COLUMNS = {
  count: { of: (rollup) => rollup.count, expected: totalOf },
  errors: { of: (rollup) => rollup.errors, expected: nothing },
  ownErrors: { of: (rollup) => rollup.ownErrors, expected: nothing },
  sumUs: { of: (rollup) => rollup.sumUs, expected: roughSumUs },
  maxUs: { of: (rollup) => rollup.maxUs, expected: roughMaxUs },
} as const satisfies Record<string, Column>;
/** Of sums; the last is a maximum. */
export const ORDER = ["count", "errors", "ownErrors", "sumUs", "maxUs"] as const;
export const HISTOGRAMS = 1 << ORDER.length;

/**
 * An hour's minutes turned on their side, so that like numbers stand together: how many minutes and the gaps between them, a mask of the
 * columns that are not all zero, those columns, and the histograms bucket by bucket over all minutes. All numbers are varints.
 */
export function columnsOf(hour: number, minutes: readonly Minute[]): Uint8Array {
  const bytes: number[] = [];
  pushVarint(bytes, minutes.length);
  let next = hour * 60;
  for (const { minute } of minutes) {
    pushVarint(bytes, minute - next);
    next = minute + 1;
  }
  const columns = ORDER.map((name) => minutes.map(({ rollup }) => COLUMNS[name].of(rollup) - COLUMNS[name].expected(rollup.durations)));
  const filled = minutes.filter(({ rollup }) => rollup.durations.counts.length > 0);
  pushVarint(
    bytes,
    columns.reduce((mask, column, at) => (column.some((value) => value !== 0) ? mask | (1 << at) : mask), 0) |
      (filled.length > 0 ? HISTOGRAMS : 0),
  );
  for (const column of columns) if (column.some((value) => value !== 0)) for (const value of column) pushSigned(bytes, value);
  if (filled.length > 0)
    pushHistograms(
      bytes,
      minutes.map(({ rollup }) => rollup.durations),
    );
  return Uint8Array.from(bytes);
}

function pushHistograms(bytes: number[], histograms: readonly Histogram[]): void {
  const filled = histograms.filter(({ counts }) => counts.length > 0);
  const lowest = Math.min(...filled.map(({ offset }) => offset));
  const end = Math.max(...filled.map(({ offset, counts }) => offset + counts.length));
  pushSigned(bytes, lowest);
  pushVarint(bytes, end - lowest);
  for (let bucket = lowest; bucket < end; bucket++)
    for (const { offset, counts } of histograms) pushVarint(bytes, counts[bucket - offset] ?? 0);
}

/** Small numbers of either sign take few bytes; exact up to 2^53 when doubled. */
const pushSigned = (bytes: number[], value: number): void => pushVarint(bytes, value >= 0 ? value * 2 : -value * 2 - 1);
