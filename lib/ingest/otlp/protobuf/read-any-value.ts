import { NO_LABEL } from "../attributes/label-memory";
import type { LabelTable } from "../attributes/label-table";
import { tooDeep } from "../attributes/too-deep";
import { MAX_DEPTH } from "../limits";
import type { Cursor } from "./cursor";

/**
 * The label of an `AnyValue` that ends at `end`: its text, digits for a number, `true` or `false`, the first value of an array. Bytes,
 * maps and nothing at all have no label. Of several values the last counts, as protobuf has it.
 */
export function readAnyValue(cursor: Cursor, end: number, labels: LabelTable, depth: number): number {
  if (depth > MAX_DEPTH) throw tooDeep();
  let label = NO_LABEL;
  while (cursor.at < end) {
    const tag = cursor.varint();
    switch (tag) {
      case 0x0a: {
        const to = cursor.fieldEnd(end);
        label = labels.ofBytes(cursor.at, to);
        cursor.at = to;
        break;
      }
      case 0x10:
        label = labels.ofText(cursor.varint() === 0 ? "false" : "true");
        break;
      case 0x18:
        label = readInteger(cursor, labels);
        break;
      case 0x21:
        cursor.require(8, end);
        label = labels.ofText(String(cursor.view.getFloat64(cursor.at, true)));
        cursor.at += 8;
        break;
      case 0x2a:
        label = readFirst(cursor, cursor.fieldEnd(end), labels, depth);
        break;
      case 0x32:
      case 0x3a:
        label = NO_LABEL;
        cursor.at = cursor.fieldEnd(end);
        break;
      default:
        cursor.skip(tag, end);
    }
  }
  cursor.expectEnd(end);
  return label;
}

function readInteger(cursor: Cursor, labels: LabelTable): number {
  const { at } = cursor;
  const value = cursor.varint();
  if (value < 2 ** 53) return labels.ofInteger(value);
  cursor.at = at;
  return labels.ofText(String(cursor.int64()));
}

/** The label of the first value of an `ArrayValue` that ends at `end`. */
function readFirst(cursor: Cursor, end: number, labels: LabelTable, depth: number): number {
  let label: number | null = null;
  while (cursor.at < end) {
    const tag = cursor.varint();
    if (tag === 0x0a && label === null) label = readAnyValue(cursor, cursor.fieldEnd(end), labels, depth + 1);
    else cursor.skip(tag, end);
  }
  cursor.expectEnd(end);
  return label ?? NO_LABEL;
}
