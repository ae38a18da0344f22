import { decodeHistogram } from "@/lib/domain/histogram/codec";
import type { Rollup } from "@/lib/domain/rollup";

/** Bytes of a packed rollup before its histogram: when, five sums of eight bytes, and the length of the histogram. */
const HEAD = 4 + 5 * 8 + 4;
const TWO_TO_32 = 2 ** 32;

/** The expression that packs a rollup of an alias as `rollupsIn` reads it; `at` is the column that says when. */
export const packedRollup = (from: string, at: string): string =>
  `int4send(${from}.${at}) || int8send(${from}.count) || int8send(${from}.errors) || int8send(${from}.own_errors)
   || int8send(${from}.sum_us) || int8send(${from}.max_us) || int4send(length(${from}.durations)) || ${from}.durations`;

/** The expression that packs a chunk of an alias as `chunksIn` reads it. */
export const packedChunk = (from: string): string => `int4send(${from}.hour) || int4send(length(${from}.payload)) || ${from}.payload`;

/** Rollups one after the other. `at` is in the unit of their table. */
export function rollupsIn(packed: Buffer): { at: number; rollup: Rollup }[] {
  const found: { at: number; rollup: Rollup }[] = [];
  for (let place = 0; place < packed.length; ) {
    const sum = (index: number): number => wholeAt(packed, place + 4 + index * 8);
    const end = place + HEAD + packed.readInt32BE(place + HEAD - 4);
    const durations = decodeHistogram(packed.subarray(place + HEAD, end));
    const rollup = { count: sum(0), errors: sum(1), ownErrors: sum(2), sumUs: sum(3), maxUs: sum(4), durations };
    found.push({ at: packed.readInt32BE(place), rollup });
    place = end;
  }
  return found;
}

/** Chunks one after the other. */
export function chunksIn(packed: Buffer): { hour: number; payload: Buffer }[] {
  const found: { hour: number; payload: Buffer }[] = [];
  for (let place = 0; place < packed.length; ) {
    const end = place + 8 + packed.readInt32BE(place + 4);
    found.push({ hour: packed.readInt32BE(place), payload: packed.subarray(place + 8, end) });
    place = end;
  }
  return found;
}

/** A bigint as a number: exact up to 2^53. */
const wholeAt = (bytes: Buffer, place: number): number => bytes.readInt32BE(place) * TWO_TO_32 + bytes.readUInt32BE(place + 4);
