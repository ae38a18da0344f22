import { mistake, wrong } from "./fault";
import { LOWER_E, MINUS, POINT, QUOTE, UPPER_E, ZERO } from "./marks";
import { readNumber } from "./read-number";
import type { Tape } from "./tape";

const EXPECTED = "a whole number";
const WORD = 2 ** 32;
/** Digits read in one go. */
const CHUNK = 8;
const POWERS = Int32Array.from({ length: CHUNK + 1 }, (_, exponent) => 10 ** exponent);

/** Reads an integer of 0 to 2^64 - 1, a number or its digits as a text, into the halves of the tape. */
export function readUnsigned(tape: Tape): void {
  const start = tape.at;
  const negative = readMagnitude(tape);
  if (tape.high >= WORD || (negative && (tape.high > 0 || tape.low > 0)))
    throw mistake(tape, start, "a whole number of 64 bits, 0 or more");
}

/** Reads an integer of -2^63 to 2^63 - 1 into the halves of the tape, as its two's complement. */
export function readSigned(tape: Tape): void {
  const start = tape.at;
  const negative = readMagnitude(tape);
  const { high, low } = tape;
  if (high >= 2 ** 31 && !(negative && high === 2 ** 31 && low === 0)) throw mistake(tape, start, "a whole number of 64 bits");
  if (!negative) return;
  tape.low = -low >>> 0;
  tape.high = (~high + (low === 0 ? 1 : 0)) >>> 0;
}

/** Reads an integer of -2^31 to 2^31 - 1 into the halves of the tape, as the two's complement of 64 bits. */
export function readSigned32(tape: Tape): void {
  const start = tape.at;
  readSigned(tape);
  if (tape.high !== ((tape.low | 0) >> 31) >>> 0) throw mistake(tape, start, "a whole number of 32 bits");
}

/** Reads an integer without its sign into the halves; a high half of more than 32 bits is too large. Answers whether it has a sign. */
function readMagnitude(tape: Tape): boolean {
  const { source, at: start } = tape;
  const isText = source[start] === QUOTE;
  const from = isText ? start + 1 : start;
  const isNegative = source[from] === MINUS;
  const digits = isNegative ? from + 1 : from;
  readDigits(tape, digits);
  const next = source[tape.at];
  const isPlain = tape.at > digits && (source[digits] !== ZERO || tape.at === digits + 1);
  if (!isPlain || next === POINT || next === LOWER_E || next === UPPER_E) {
    tape.at = from;
    split(tape, readNumber(tape), start);
  }
  if (isText && source[tape.at++] !== QUOTE) throw wrong(tape, start, EXPECTED);
  return isNegative;
}

/** Reads the digits from a place on into the halves, in chunks of eight, and leaves the tape behind them. */
function readDigits(tape: Tape, from: number): void {
  const { source, input } = tape;
  tape.high = 0;
  tape.low = 0;
  let at = from;
  for (let isLast = false; !isLast; ) {
    const chunkFrom = at;
    let chunk = 0;
    for (; at < chunkFrom + CHUNK; at += 4) {
      const four = fourDigits(input.getInt32(at, true));
      if (four < 0) break;
      chunk = chunk * 10_000 + four;
    }
    isLast = at < chunkFrom + CHUNK;
    for (let digit = (source[at] ?? 0) - ZERO; isLast && digit >= 0 && digit <= 9; digit = (source[++at] ?? 0) - ZERO)
      chunk = chunk * 10 + digit;
    if (chunkFrom === from) tape.low = chunk;
    else append(tape, POWERS[at - chunkFrom] ?? 1, chunk);
  }
  tape.at = at;
}

/** The number that four bytes of digits stand for, the first in the lowest byte; -1 when they are something else. */
function fourDigits(word: number): number {
  const digits = word ^ 0x30303030;
  if (((digits | (digits + 0x06060606)) & 0xf0f0f0f0) !== 0) return -1;
  const pairs = (Math.imul(digits, 0x0a01) >>> 8) & 0x00ff00ff;
  return Math.imul(pairs, 0x640001) >>> 16;
}

/** Multiplies the halves and adds; in steps of 16 bits, because a product of 32 and 30 bits is more than a double holds exactly. */
function append(tape: Tape, power: number, chunk: number): void {
  const lower = (tape.low & 0xffff) * power + chunk;
  const upper = (tape.low >>> 16) * power + Math.floor(lower / 65_536);
  tape.low = ((upper << 16) | (lower & 0xffff)) >>> 0;
  tape.high = tape.high * power + Math.floor(upper / 65_536);
}

/** The halves of a number that is written with a point or exponent and whole all the same. */
function split(tape: Tape, value: number, start: number): void {
  if (!Number.isInteger(value)) throw wrong(tape, start, EXPECTED);
  const size = Math.abs(value);
  tape.high = Math.floor(size / WORD);
  tape.low = size % WORD;
}
