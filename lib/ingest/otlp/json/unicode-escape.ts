import { broken } from "./fault";
import { HEX_DIGITS } from "./hex-digits";
import { BACKSLASH, LOWER_U } from "./marks";
import type { Tape } from "./tape";

/** What stands for half of a surrogate pair without its other half. */
const REPLACEMENT = 0xfffd;

/** Copies the character of an escape whose `\u` was just read; the two escapes of a surrogate pair are one character. */
export function copyEscapedUnit(tape: Tape): void {
  const unit = readUnit(tape);
  putCharacter(tape, unit >= 0xd800 && unit < 0xe000 ? readPair(tape, unit) : unit);
}

/** The character of a pair whose first half was read; the replacement, and the other half left for later, when it is no pair. */
function readPair(tape: Tape, first: number): number {
  const { source, at } = tape;
  if (first >= 0xdc00 || source[at] !== BACKSLASH || source[at + 1] !== LOWER_U) return REPLACEMENT;
  tape.at = at + 2;
  const second = readUnit(tape);
  if (second >= 0xdc00 && second < 0xe000) return 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00);
  tape.at = at;
  return REPLACEMENT;
}

function readUnit(tape: Tape): number {
  let unit = 0;
  for (let index = 0; index < 4; index++) {
    const digit = HEX_DIGITS[tape.source[tape.at] ?? 0] ?? -1;
    if (digit < 0) throw broken(tape);
    unit = unit * 16 + digit;
    tape.at++;
  }
  return unit;
}

function putCharacter(tape: Tape, character: number): void {
  const { target } = tape;
  if (character < 0x80) {
    target[tape.to++] = character;
    return;
  }
  if (character < 0x800) target[tape.to++] = 0xc0 | (character >> 6);
  else {
    if (character < 0x10000) target[tape.to++] = 0xe0 | (character >> 12);
    else {
      target[tape.to++] = 0xf0 | (character >> 18);
      target[tape.to++] = 0x80 | ((character >> 12) & 63);
    }
    target[tape.to++] = 0x80 | ((character >> 6) & 63);
  }
  target[tape.to++] = 0x80 | (character & 63);
}
