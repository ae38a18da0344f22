import { MAX_BUCKETS } from "../limits";
import type { Cursor } from "../protobuf/cursor";
import type { PointDraft } from "./point-draft";
import { readDouble, readFixed64, readTimes, readZigzag } from "./read-fixed";

/** Reads one `ExponentialHistogramDataPoint` that ends at `end`. What is negative is no duration and has no bucket here. */
export function readExponentialPoint(cursor: Cursor, end: number, point: PointDraft): void {
  while (cursor.at < end) {
    const tag = cursor.varint();
    if (readTimes(cursor, tag, end, point)) continue;
    switch (tag) {
      case 0x0a:
        point.attributes.read(cursor.fieldEnd(end));
        break;
      case 0x21:
        point.count = readFixed64(cursor, end);
        break;
      case 0x29:
        point.sum = readDouble(cursor, end);
        break;
      case 0x30:
        point.scale = readZigzag(cursor);
        break;
      case 0x39:
        point.zero = readFixed64(cursor, end);
        break;
      case 0x42:
        readPositive(cursor, cursor.fieldEnd(end), point);
        break;
      case 0x50:
        point.flags = cursor.varint();
        break;
      case 0x69:
        point.max = readDouble(cursor, end);
        break;
      case 0x71:
        point.zeroThreshold = readDouble(cursor, end);
        break;
      default:
        cursor.skip(tag, end);
    }
  }
  cursor.expectEnd(end);
}

function readPositive(cursor: Cursor, end: number, point: PointDraft): void {
  while (cursor.at < end) {
    const tag = cursor.varint();
    if (tag === 0x08) point.offset = readZigzag(cursor);
    else if (tag === 0x10) takeCount(cursor, point);
    else if (tag === 0x12) {
      const to = cursor.fieldEnd(end);
      while (cursor.at < to) takeCount(cursor, point);
      cursor.expectEnd(to);
    } else cursor.skip(tag, end);
  }
  cursor.expectEnd(end);
}

/** One count more than the limit is kept, so that it can be seen that there are too many. */
function takeCount(cursor: Cursor, { positive }: PointDraft): void {
  const count = cursor.varint();
  if (positive.length <= MAX_BUCKETS) positive.push(count);
}
