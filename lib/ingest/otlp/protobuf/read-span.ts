import { NO_ID, type SpanDraft } from "../traces/span-draft";
import type { Cursor } from "./cursor";
import { readAttributes } from "./read-attributes";

const TRACE_ID_BYTES = 16;
const SPAN_ID_BYTES = 8;
/** Numbers and lengths below this are one byte. */
const SHORT = 128;
const LENGTH_DELIMITED = 2;

/** Tags of `Span`: field number and wire type. */
const TAG = {
  traceId: 0x0a,
  spanId: 0x12,
  traceState: 0x1a,
  parentSpanId: 0x22,
  name: 0x2a,
  kind: 0x30,
  start: 0x39,
  end: 0x41,
  attribute: 0x4a,
  event: 0x5a,
  status: 0x7a,
} as const;

/**
 * Reads one `Span` from `from` to `end`: where its ids and texts stand, its numbers, its attributes. Links and whatever is not known
 * are passed over by their length. A field takes two bytes at least, so both may be read at the head of the loop.
 */
export function readSpan(cursor: Cursor, from: number, end: number, span: SpanDraft): void {
  const { bytes, view } = cursor;
  span.reset(from, end);
  let at = from;
  while (at + 2 <= end) {
    const tag = bytes[at] ?? 0;
    const next = bytes[at + 1] ?? 0;
    if (tag === TAG.attribute) at = readAttributes(cursor, at, end, span.attributes);
    else if (tag === TAG.start && at + 9 <= end) {
      span.startLow = view.getInt32(at + 1, true);
      span.startHigh = view.getInt32(at + 5, true);
      at += 9;
    } else if (tag === TAG.end && at + 9 <= end) {
      span.endLow = view.getInt32(at + 1, true);
      span.endHigh = view.getInt32(at + 5, true);
      at += 9;
    } else if (next >= SHORT || tag >= SHORT) at = readAnyField(cursor, at, end, span);
    else if ((tag & 7) === LENGTH_DELIMITED && tag > 7) {
      const to = at + 2 + next;
      if (to > end) break;
      takeField(cursor, tag, at + 2, to, span);
      at = to;
    } else if (tag === TAG.kind) {
      span.kind = next;
      at += 2;
    } else at = readAnyField(cursor, at, end, span);
  }
  cursor.at = at;
  cursor.expectEnd(end);
}

/** Reads one field of any kind and length, and answers where it ends. */
function readAnyField(cursor: Cursor, from: number, end: number, span: SpanDraft): number {
  cursor.at = from;
  const tag = cursor.varint();
  if (tag === TAG.kind) span.kind = cursor.varint();
  else if ((tag & 7) === LENGTH_DELIMITED && tag > 7 && tag < SHORT) {
    const to = cursor.fieldEnd(end);
    takeField(cursor, tag, cursor.at, to, span);
    cursor.at = to;
  } else cursor.skip(tag, end);
  return cursor.at;
}

function takeField(cursor: Cursor, tag: number, from: number, to: number, span: SpanDraft): void {
  switch (tag) {
    case TAG.traceId:
      span.traceAt = to - from === TRACE_ID_BYTES ? from : NO_ID;
      break;
    case TAG.spanId:
      span.spanAt = to - from === SPAN_ID_BYTES ? from : NO_ID;
      break;
    case TAG.parentSpanId:
      span.parentAt = to - from === SPAN_ID_BYTES ? from : NO_ID;
      break;
    case TAG.name:
      span.nameFrom = from;
      span.nameTo = to;
      break;
    case TAG.traceState:
      span.stateFrom = from;
      span.stateTo = to;
      break;
    case TAG.event:
      span.hasEvents = true;
      break;
    case TAG.status:
      readStatus(cursor, from, to, span);
  }
}

function readStatus(cursor: Cursor, from: number, end: number, span: SpanDraft): void {
  cursor.at = from;
  while (cursor.at < end) {
    const tag = cursor.varint();
    if (tag === 0x18) span.status = cursor.varint();
    else cursor.skip(tag, end);
  }
  cursor.expectEnd(end);
}
