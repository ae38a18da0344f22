import { wrong } from "./fault";
import { QUOTE } from "./marks";
import type { Field } from "./message";
import { readNumber } from "./read-number";
import type { Tape } from "./tape";

const NAMED = Object.entries({ NaN: Number.NaN, Infinity: Number.POSITIVE_INFINITY, "-Infinity": Number.NEGATIVE_INFINITY }).map(
  ([name, value]) => ({ name: new TextEncoder().encode(`${name}"`), value }),
);

/** Writes a double: a number, its digits as a text, or the name of one that JSON has no digits for. */
export function writeDouble(tape: Tape, field: Field): void {
  tape.target[tape.to++] = field.tag;
  writeDoubleEntry(tape);
}

export function writeDoubleEntry(tape: Tape): void {
  const start = tape.at;
  const value = tape.source[start] === QUOTE ? readQuoted(tape) : readNumber(tape);
  if (value === null || (Number.isNaN(value) && tape.source[start] !== QUOTE)) throw wrong(tape, start, "a number");
  tape.output.setFloat64(tape.to, value, true);
  tape.to += 8;
}

/** The number in a text; null when the text is something else. */
function readQuoted(tape: Tape): number | null {
  const from = tape.at + 1;
  const named = NAMED.find(({ name }) => name.every((byte, index) => tape.source[from + index] === byte));
  if (named !== undefined) {
    tape.at = from + named.name.length;
    return named.value;
  }
  tape.at = from;
  const value = readNumber(tape);
  return Number.isNaN(value) || tape.source[tape.at++] !== QUOTE ? null : value;
}
