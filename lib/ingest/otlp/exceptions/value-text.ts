import { Cursor } from "../protobuf/cursor";
import type { ByteRange } from "./attribute-list";

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
const MAX_LIST_ENTRIES = 8;

/** A text of the body: at most `mostBytes` of it, without control characters other than line ends and tabs. */
export function textOf(bytes: Uint8Array, { from, to }: ByteRange, mostBytes: number): string {
  const text = decoder.decode(bytes.subarray(from, Math.min(to, from + mostBytes))).replace(/(?![\n\t])\p{Cc}/gu, " ");
  return to - from > mostBytes ? text.replace(/\uFFFD$/, "") : text;
}

/** The first `chars` characters of a text, without half a character at its end. */
export const cut = (text: string, chars: number): string =>
  text.length <= chars ? text : text.slice(0, chars).replace(/[\uD800-\uDBFF]$/, "");

/**
 * An `AnyValue` as people read it: its text, its number, `true` or `false`, the entries of a list with commas. Bytes, maps and lists in
 * lists read as nothing. Of several values the last counts, as protobuf has it.
 */
export function valueText(bytes: Uint8Array, range: ByteRange, mostBytes: number, inList = false): string {
  const cursor = new Cursor(bytes);
  cursor.at = range.from;
  let said = "";
  while (cursor.at < range.to) {
    const tag = cursor.varint();
    if (tag === 0x0a) {
      const end = cursor.fieldEnd(range.to);
      said = textOf(bytes, { from: cursor.at, to: end }, mostBytes);
      cursor.at = end;
    } else if (tag === 0x10) said = cursor.varint() === 0 ? "false" : "true";
    else if (tag === 0x18) said = String(cursor.int64());
    else if (tag === 0x21) {
      cursor.require(8, range.to);
      said = String(cursor.view.getFloat64(cursor.at, true));
      cursor.at += 8;
    } else if (tag === 0x2a && !inList) said = listText(cursor, cursor.fieldEnd(range.to), mostBytes);
    else cursor.skip(tag, range.to);
  }
  cursor.expectEnd(range.to);
  return said;
}

function listText(cursor: Cursor, end: number, mostBytes: number): string {
  const entries: string[] = [];
  while (cursor.at < end) {
    const tag = cursor.varint();
    if (tag !== 0x0a) {
      cursor.skip(tag, end);
      continue;
    }
    const entryEnd = cursor.fieldEnd(end);
    if (entries.length < MAX_LIST_ENTRIES) entries.push(valueText(cursor.bytes, { from: cursor.at, to: entryEnd }, mostBytes, true));
    cursor.at = entryEnd;
  }
  cursor.expectEnd(end);
  return entries.join(", ");
}
