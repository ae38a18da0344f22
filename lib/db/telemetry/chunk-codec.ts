import { decodeHistogram, encodeHistogram } from "@/lib/domain/histogram/codec";
import type { Rollup } from "@/lib/domain/rollup";
import { pushVarint, VarintReader } from "@/lib/domain/varint";

/** One minute of an hour; `minute` counts from the epoch. */
export type Minute = { readonly minute: number; readonly rollup: Rollup };

/**
 * Bytes of an hour's minutes: for each, in order, its place in the hour, count, errors, own errors, sum and maximum, then the
 * length and bytes of its histogram, all numbers as varints. About 54 bytes a minute.
 */
export function encodeChunk(hour: number, minutes: readonly Minute[]): Uint8Array {
  const bytes: number[] = [];
  for (const { minute, rollup } of minutes) {
    const durations = encodeHistogram(rollup.durations);
    const { count, errors, ownErrors, sumUs, maxUs } = rollup;
    for (const value of [minute - hour * 60, count, errors, ownErrors, sumUs, maxUs, durations.length]) pushVarint(bytes, value);
    for (const byte of durations) bytes.push(byte);
  }
  return Uint8Array.from(bytes);
}

/** The inverse of `encodeChunk`. */
export function decodeChunk(hour: number, payload: Uint8Array): Minute[] {
  const reader = new VarintReader(payload);
  const minutes: Minute[] = [];
  while (!reader.done) {
    const minute = hour * 60 + reader.next();
    const sums = { count: reader.next(), errors: reader.next(), ownErrors: reader.next(), sumUs: reader.next(), maxUs: reader.next() };
    minutes.push({ minute, rollup: { ...sums, durations: decodeHistogram(reader.take(reader.next())) } });
  }
  return minutes;
}
