import { MAX_WEIGHT } from "../limits";

/** Hex digits of a full rejection threshold; fewer are the leading ones. */
const DIGITS = 14;
const WHOLE = 2 ** 56;
const THRESHOLD = /(?:^|,)[ \t]*ot=(?:[^,]*;)?th:([0-9a-f]{1,14})[ \t]*(?:[;,]|$)/;

/**
 * How many requests a span stands for, from the `ot=th:…` of its `tracestate`: 2^56 / (2^56 − threshold), at least 1 and at most
 * `MAX_WEIGHT`. 1 when the sender says nothing about sampling.
 * Source: OpenTelemetry, TraceState probability sampling (consistent thresholds).
 */
export function weightOf(traceState: string): number {
  const digits = THRESHOLD.exec(traceState)?.[1];
  if (digits === undefined) return 1;
  const threshold = Number.parseInt(digits.padEnd(DIGITS, "0"), 16);
  return threshold >= WHOLE ? MAX_WEIGHT : Math.min(MAX_WEIGHT, WHOLE / (WHOLE - threshold));
}

/**
 * A whole number for a weight: counts are whole, so a fraction becomes one more with that probability. `hash` decides (any 32 bits of
 * the span's own), so the same span always counts the same and many spans are right on average.
 */
export function wholeWeight(weight: number, hash: number): number {
  const floor = Math.floor(weight);
  return (hash >>> 0) / 2 ** 32 < weight - floor ? floor + 1 : floor;
}
