import { decodeHistogram } from "@/lib/domain/histogram/codec";
import { VarintReader } from "@/lib/domain/varint";
import type { Minute } from "./minute";

/**
 * Reads the first form of a chunk, which is no longer written: for each minute its place in the hour, count, errors, own errors, sum and
 * maximum, then the length and bytes of its histogram, all numbers as varints.
 */
export function minutesOfRows(hour: number, payload: Uint8Array): Minute[] {
  const reader = new VarintReader(payload);
  const minutes: Minute[] = [];
  while (!reader.done) {
    const minute = hour * 60 + reader.next();
    const sums = { count: reader.next(), errors: reader.next(), ownErrors: reader.next(), sumUs: reader.next(), maxUs: reader.next() };
    minutes.push({ minute, rollup: { ...sums, durations: decodeHistogram(reader.take(reader.next())) } });
  }
  return minutes;
}
