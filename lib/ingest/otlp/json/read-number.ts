import { LOWER_E, MINUS, PLUS, POINT, UPPER_E, ZERO } from "./marks";
import type { Tape } from "./tape";

/** Digits and powers of ten that a double holds exactly: a quotient or product of two such is rounded once, so it is the nearest. */
const EXACT_DIGITS = 15;
const POWERS = Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));

const ascii = new TextDecoder("latin1");

/** The double nearest to the number where the tape stands, in the grammar of JSON. NaN, with the tape at the fault, when there is none. */
export function readNumber(tape: Tape): number {
  const { source, at: start } = tape;
  const whole = source[start] === MINUS ? start + 1 : start;
  let mantissa = readDigits(tape, whole, 0);
  if (tape.at === whole || (source[whole] === ZERO && tape.at > whole + 1)) return Number.NaN;
  let digits = tape.at - whole;
  let exponent = 0;
  if (source[tape.at] === POINT) {
    const fraction = tape.at + 1;
    mantissa = readDigits(tape, fraction, mantissa);
    if (tape.at === fraction) return Number.NaN;
    exponent = fraction - tape.at;
    digits -= exponent;
  }
  if (source[tape.at] === LOWER_E || source[tape.at] === UPPER_E) exponent += readExponent(tape);
  const power = POWERS[Math.abs(exponent)];
  if (Number.isNaN(exponent)) return exponent;
  if (digits > EXACT_DIGITS || power === undefined) return Number(ascii.decode(source.subarray(start, tape.at)));
  const size = exponent < 0 ? mantissa / power : mantissa * power;
  return whole > start ? -size : size;
}

/** Reads the exponent whose `e` the tape stands on; NaN when it has no digits. */
function readExponent(tape: Tape): number {
  const sign = tape.source[tape.at + 1];
  const from = tape.at + (sign === MINUS || sign === PLUS ? 2 : 1);
  const size = readDigits(tape, from, 0);
  if (tape.at === from) return Number.NaN;
  return sign === MINUS ? -size : size;
}

/** Appends the digits from a place on to a number, and leaves the tape behind them. */
function readDigits(tape: Tape, from: number, before: number): number {
  const { source } = tape;
  let value = before;
  let at = from;
  for (let digit = (source[at] ?? 0) - ZERO; digit >= 0 && digit <= 9; digit = (source[at] ?? 0) - ZERO) {
    value = value * 10 + digit;
    at++;
  }
  tape.at = at;
  return value;
}
