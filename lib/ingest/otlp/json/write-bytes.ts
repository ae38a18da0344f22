import { copyText } from "./copy-text";
import { mistake, wrong } from "./fault";
import { HEX_DIGITS } from "./hex-digits";
import { QUOTE } from "./marks";
import type { Field } from "./message";
import type { Tape } from "./tape";

const PADDING = 0x3d;

/** The value of each byte as a digit of base64 in its standard or URL-safe alphabet; -1 for others. */
const BASE64_DIGITS = new Int8Array(256).fill(-1);
for (const alphabet of ["+/", "-_"])
  for (const [value, digit] of Array.from(`ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789${alphabet}`).entries())
    BASE64_DIGITS[digit.charCodeAt(0)] = value;

/** Writes an id of hex digits in either case. One of another length or with other characters becomes empty: the item's reader judges it. */
export function writeId(tape: Tape, field: Field): void {
  if (tape.source[tape.at] !== QUOTE) throw wrong(tape, tape.at, "a text of hex digits");
  tape.at++;
  const lengthAt = tape.open(field.tag, 1);
  const from = tape.to;
  copyText(tape);
  const isWhole = tape.to - from === field.bytes * 2;
  tape.to = isWhole && decodeHex(tape.target, from, field.bytes) ? from + field.bytes : from;
  tape.close(lengthAt, 1);
}

/** Writes bytes given in base64, padded or not. */
export function writeBytes(tape: Tape, field: Field): void {
  const start = tape.at;
  if (tape.source[start] !== QUOTE) throw wrong(tape, start, "bytes in base64");
  tape.at++;
  const lengthAt = tape.open(field.tag, 1);
  const from = tape.to;
  copyText(tape);
  const to = decodeInPlace(tape.target, from, tape.to);
  if (to === null) throw mistake(tape, start, "bytes in base64");
  tape.to = to;
  tape.close(lengthAt, 1);
}

/** Turns hex digits into the bytes they stand for, in their place; answers whether all were digits. */
function decodeHex(target: Uint8Array, from: number, bytes: number): boolean {
  let signs = 0;
  for (let index = 0; index < bytes; index++) {
    const high = HEX_DIGITS[target[from + index * 2] ?? 0] ?? -1;
    const low = HEX_DIGITS[target[from + index * 2 + 1] ?? 0] ?? -1;
    signs |= high | low;
    target[from + index] = (high << 4) | low;
  }
  return signs >= 0;
}

/** Turns base64 into the bytes it stands for, which are fewer; answers where they end, or null when it is not base64. */
function decodeInPlace(target: Uint8Array, from: number, end: number): number | null {
  let digitsEnd = end;
  while (digitsEnd > from && digitsEnd > end - 2 && target[digitsEnd - 1] === PADDING) digitsEnd--;
  if ((digitsEnd - from) % 4 === 1 || (digitsEnd < end && (end - from) % 4 !== 0)) return null;
  let to = from;
  let bits = 0;
  let held = 0;
  for (let at = from; at < digitsEnd; at++) {
    const digit = BASE64_DIGITS[target[at] ?? 0] ?? -1;
    if (digit < 0) return null;
    bits = ((bits << 6) | digit) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    target[to++] = bits >> held;
  }
  return to;
}
