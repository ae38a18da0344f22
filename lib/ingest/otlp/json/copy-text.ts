import type { WakeError } from "@/lib/domain/error";
import { broken } from "./fault";
import { BACKSLASH, LOWER_U, QUOTE } from "./marks";
import type { Tape } from "./tape";
import { copyEscapedUnit } from "./unicode-escape";

/** One byte in each of four: what all four bytes of a word are compared with at once. */
const QUOTES = 0x22222222;
const BACKSLASHES = 0x5c5c5c5c;
const CONTROLS = 0x20202020;
const ONES = 0x01010101;
const HIGHS = 0x80808080 | 0;

/** What stands for what after a backslash; zero for what may not stand there. */
const ESCAPES = new Uint8Array(256);
for (const [letter, meaning] of Object.entries({ '"': '"', "\\": "\\", "/": "/", b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" }))
  ESCAPES[letter.charCodeAt(0)] = meaning.charCodeAt(0);

/**
 * Copies the text whose opening quote was just read, without its escapes, and passes its closing quote.
 *
 * Texts are most of a body, so four bytes are looked at in one step: in `stop`, the high bit of a byte is set for a quote, a backslash or
 * a control character (Mycroft's test for a zero byte in a word, once for each). Only the lowest of these bits is exact, and only that
 * one is used.
 */
export function copyText(tape: Tape): void {
  const { source, input, output } = tape;
  let { at, to } = tape;
  for (;;) {
    const word = input.getInt32(at, true);
    output.setInt32(to, word, true);
    const quote = word ^ QUOTES;
    const backslash = word ^ BACKSLASHES;
    const stop = (((word - CONTROLS) & ~word) | ((quote - ONES) & ~quote) | ((backslash - ONES) & ~backslash)) & HIGHS;
    if (stop === 0) {
      at += 4;
      to += 4;
      continue;
    }
    const plain = (31 - Math.clz32(stop & -stop)) >> 3;
    at += plain + 1;
    to += plain;
    const mark = source[at - 1];
    tape.at = at;
    tape.to = to;
    if (mark === QUOTE) return;
    if (mark !== BACKSLASH) throw brokenBefore(tape);
    copyEscape(tape);
    ({ at, to } = tape);
  }
}

/** Copies what the escape means whose backslash was just read. */
function copyEscape(tape: Tape): void {
  const letter = tape.source[tape.at++] ?? 0;
  if (letter === LOWER_U) {
    copyEscapedUnit(tape);
    return;
  }
  const meaning = ESCAPES[letter] ?? 0;
  if (meaning === 0) throw brokenBefore(tape);
  tape.target[tape.to++] = meaning;
}

function brokenBefore(tape: Tape): WakeError {
  tape.at--;
  return broken(tape);
}
