import type { Cursor } from "../protobuf/cursor";
import type { PointDraft } from "./point-draft";
import { readDouble, readFixed64, readTimes } from "./read-fixed";

/** Reads one `HistogramDataPoint` that ends at `end`. */
export function readHistogramPoint(cursor: Cursor, end: number, point: PointDraft): void {
  while (cursor.at < end) {
    const tag = cursor.varint();
    if (readTimes(cursor, tag, end, point)) continue;
    switch (tag) {
      case 0x21:
        point.count = readFixed64(cursor, end);
        break;
      case 0x29:
        point.sum = readDouble(cursor, end);
        break;
      case 0x32:
        point.counts.takePacked(cursor, cursor.fieldEnd(end));
        break;
      case 0x31:
        point.counts.takeOne(cursor, end);
        break;
      case 0x3a:
        point.bounds.takePacked(cursor, cursor.fieldEnd(end));
        break;
      case 0x39:
        point.bounds.takeOne(cursor, end);
        break;
      case 0x4a:
        point.attributes.read(cursor.fieldEnd(end));
        break;
      case 0x50:
        point.flags = cursor.varint();
        break;
      case 0x61:
        point.max = readDouble(cursor, end);
        break;
      default:
        cursor.skip(tag, end);
    }
  }
  cursor.expectEnd(end);
}
