import type { Cursor } from "../protobuf/cursor";
import type { LogDraft } from "./log-draft";

/** Fields of `LogRecord` with their wire types. */
const TIME = 0x09;
const SEVERITY_NUMBER = 0x10;
const SEVERITY_TEXT = 0x1a;
const ATTRIBUTE = 0x32;
const TRACE_ID = 0x4a;
const SPAN_ID = 0x52;
const OBSERVED_TIME = 0x59;
const EVENT_NAME = 0x62;

/** Reads one `LogRecord` that ends at `end`. Its body and whatever is not known are passed over by their length. */
export function readLogRecord(cursor: Cursor, end: number, record: LogDraft): void {
  record.reset();
  let observedAt = 0;
  while (cursor.at < end) {
    const tag = cursor.varint();
    if (tag === ATTRIBUTE) record.attributes.read(cursor, cursor.fieldEnd(end));
    else if (tag === TIME) readTime(cursor, end, record);
    else if (tag === OBSERVED_TIME) {
      cursor.require(8, end);
      observedAt = cursor.at;
      cursor.at += 8;
    } else if (tag === SEVERITY_NUMBER) record.severity = cursor.varint();
    else if ((tag & 7) === 2) readText(cursor, tag, cursor.fieldEnd(end), record);
    else cursor.skip(tag, end);
  }
  cursor.expectEnd(end);
  if (record.hasTime || observedAt === 0) return;
  cursor.at = observedAt;
  readTime(cursor, end, record);
  cursor.at = end;
}

function readTime(cursor: Cursor, end: number, record: LogDraft): void {
  cursor.require(8, end);
  record.timeLow = cursor.view.getInt32(cursor.at, true);
  record.timeHigh = cursor.view.getInt32(cursor.at + 4, true);
  cursor.at += 8;
}

function readText(cursor: Cursor, tag: number, to: number, record: LogDraft): void {
  const from = cursor.at;
  cursor.at = to;
  if (tag === SEVERITY_TEXT) {
    record.severityFrom = from;
    record.severityTo = to;
  } else if (tag === TRACE_ID) {
    record.traceFrom = from;
    record.traceTo = to;
  } else if (tag === SPAN_ID) {
    record.spanFrom = from;
    record.spanTo = to;
  } else if (tag === EVENT_NAME) {
    record.eventFrom = from;
    record.eventTo = to;
  }
}
