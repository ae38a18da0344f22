import type { LabelTable } from "../attributes/label-table";
import { usesName } from "../traces/operation";
import { PARENT_AT, SPAN_AT, type SpanDraft, TRACE_AT } from "../traces/span-draft";
import type { Cursor } from "./cursor";
import { readAttributes } from "./read-attributes";

const TRACE_ID_BYTES = 16;
const SPAN_ID_BYTES = 8;

/** Reads one `Span` that ends at `end`. Events, links and whatever is not known are passed over by their length. */
export function readSpan(cursor: Cursor, end: number, span: SpanDraft, labels: LabelTable): void {
  span.reset();
  let nameFrom = 0;
  let nameTo = 0;
  while (cursor.at < end) {
    const tag = cursor.varint();
    switch (tag) {
      case 0x0a:
        readId(cursor, end, span.ids, TRACE_AT, TRACE_ID_BYTES);
        break;
      case 0x12:
        readId(cursor, end, span.ids, SPAN_AT, SPAN_ID_BYTES);
        break;
      case 0x22:
        readId(cursor, end, span.ids, PARENT_AT, SPAN_ID_BYTES);
        break;
      case 0x2a:
        nameTo = cursor.fieldEnd(end);
        nameFrom = cursor.at;
        cursor.at = nameTo;
        break;
      case 0x30:
        span.kind = cursor.varint();
        break;
      case 0x39:
        cursor.require(8, end);
        span.startLow = cursor.view.getUint32(cursor.at, true);
        span.startHigh = cursor.view.getUint32(cursor.at + 4, true);
        cursor.at += 8;
        break;
      case 0x41:
        cursor.require(8, end);
        span.endLow = cursor.view.getUint32(cursor.at, true);
        span.endHigh = cursor.view.getUint32(cursor.at + 4, true);
        cursor.at += 8;
        break;
      case 0x4a:
        cursor.at--;
        readAttributes(cursor, end, span.attributes, labels);
        break;
      case 0x7a:
        readStatus(cursor, cursor.fieldEnd(end), span);
        break;
      default:
        cursor.skip(tag, end);
    }
  }
  cursor.expectEnd(end);
  if (usesName(span)) span.name = labels.ofBytes(nameFrom, nameTo);
}

/** Reads an id of `bytes` bytes; one of another length is left all zero. */
function readId(cursor: Cursor, end: number, ids: Int32Array, at: number, bytes: number): void {
  const idEnd = cursor.fieldEnd(end);
  if (idEnd - cursor.at === bytes)
    for (let offset = 0; offset < bytes; offset += 4) ids[at + (offset >> 2)] = cursor.view.getInt32(cursor.at + offset);
  cursor.at = idEnd;
}

function readStatus(cursor: Cursor, end: number, span: SpanDraft): void {
  while (cursor.at < end) {
    const tag = cursor.varint();
    if (tag === 0x18) span.status = cursor.varint();
    else cursor.skip(tag, end);
  }
  cursor.expectEnd(end);
}
