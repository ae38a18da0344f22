import { WakeError } from "@/lib/domain/error";
import { copyText } from "./copy-text";
import { broken } from "./fault";
import { CLOSE_LIST, CLOSE_OBJECT, COLON, COMMA, LOWER_F, LOWER_N, LOWER_T, OPEN_LIST, OPEN_OBJECT, QUOTE } from "./marks";
import { readNumber } from "./read-number";
import type { Tape } from "./tape";

/** How deep a value that nobody reads may nest. */
const MAX_NESTING = 64;

const WORDS = ["true", "false", "null"].map((word) => new TextEncoder().encode(word));

/** Passes over any JSON value, which must be valid. */
export function passOver(tape: Tape, depth = 0): void {
  switch (tape.next()) {
    case QUOTE:
      passText(tape);
      return;
    case OPEN_OBJECT:
      passEntries(tape, CLOSE_OBJECT, depth);
      return;
    case OPEN_LIST:
      passEntries(tape, CLOSE_LIST, depth);
      return;
    case LOWER_T:
    case LOWER_F:
    case LOWER_N:
      passWord(tape);
      return;
    default:
      if (Number.isNaN(readNumber(tape))) throw broken(tape);
  }
}

/** Passes the colon between a key and its value. */
export function passColon(tape: Tape): void {
  if (tape.next() !== COLON) throw broken(tape);
  tape.at++;
}

/** Answers the next byte after an entry, behind the comma if there is one: `close`, passed, or the start of the next entry. */
export function afterEntry(tape: Tape, close: number): number {
  const byte = tape.next();
  if (byte !== COMMA && byte !== close) throw broken(tape);
  tape.at++;
  if (byte === close) return byte;
  const next = tape.next();
  if (next === close) throw broken(tape);
  return next;
}

function passEntries(tape: Tape, close: number, depth: number): void {
  if (depth >= MAX_NESTING)
    throw new WakeError("invalid", `The JSON body nests more than ${MAX_NESTING} deep.`, {
      fix: "Send attributes as plain texts or numbers.",
    });
  tape.at++;
  let next = tape.next();
  if (next === close) tape.at++;
  while (next !== close) {
    if (close === CLOSE_OBJECT) {
      if (next !== QUOTE) throw broken(tape);
      passText(tape);
      passColon(tape);
    }
    passOver(tape, depth + 1);
    next = afterEntry(tape, close);
  }
}

/** A text is passed over by copying it to where nothing is kept. */
function passText(tape: Tape): void {
  const { to } = tape;
  tape.at++;
  copyText(tape);
  tape.to = to;
}

function passWord(tape: Tape): void {
  const word = WORDS.find(([first]) => first === tape.source[tape.at]);
  for (const byte of word ?? []) {
    if (tape.source[tape.at] !== byte) throw broken(tape);
    tape.at++;
  }
}
