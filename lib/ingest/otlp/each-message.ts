import type { Cursor } from "./protobuf/cursor";

/** Calls `read` with the end of each field of one tag in the message that ends at `end`, and passes over the others. */
export function eachMessage(cursor: Cursor, end: number, wanted: number, read: (end: number) => void): void {
  while (cursor.at < end) {
    const tag = cursor.varint();
    if (tag === wanted) {
      const fieldEnd = cursor.fieldEnd(end);
      read(fieldEnd);
      cursor.at = fieldEnd;
    } else cursor.skip(tag, end);
  }
  cursor.expectEnd(end);
}
