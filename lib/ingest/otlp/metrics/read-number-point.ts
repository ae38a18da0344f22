import type { Cursor } from "../protobuf/cursor";
import type { PointDraft } from "./point-draft";
import { readDouble, readSignedFixed64, readTimes } from "./read-fixed";

/**
 * Reads one `NumberDataPoint` that ends at `end`. A `SummaryDataPoint` has the same fields where it matters; the number read of it
 * is not used.
 */
export function readNumberPoint(cursor: Cursor, end: number, point: PointDraft): void {
  while (cursor.at < end) {
    const tag = cursor.varint();
    if (readTimes(cursor, tag, end, point)) continue;
    switch (tag) {
      case 0x21:
        point.number = readDouble(cursor, end);
        break;
      case 0x31:
        point.number = readSignedFixed64(cursor, end);
        break;
      case 0x3a:
        point.attributes.read(cursor.fieldEnd(end));
        break;
      case 0x40:
        point.flags = cursor.varint();
        break;
      default:
        cursor.skip(tag, end);
    }
  }
  cursor.expectEnd(end);
}
