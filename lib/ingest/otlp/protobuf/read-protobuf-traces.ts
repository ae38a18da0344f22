import type { TraceAccumulator } from "../traces/trace-accumulator";
import type { Cursor } from "./cursor";
import { readAttributes } from "./read-attributes";
import { readSpan } from "./read-span";

const RESOURCE_SPANS = 0x0a;
const RESOURCE = 0x0a;
const SCOPE_SPANS = 0x12;
const SPAN = 0x12;
const ATTRIBUTE = 0x0a;

/** Walks an `ExportTraceServiceRequest` in protobuf and hands each span to the accumulator. */
export function readProtobufTraces(cursor: Cursor, accumulator: TraceAccumulator): void {
  const end = cursor.bytes.length;
  while (cursor.at < end) {
    const tag = cursor.varint();
    if (tag === RESOURCE_SPANS) readResourceSpans(cursor, cursor.fieldEnd(end), accumulator);
    else cursor.skip(tag, end);
  }
  cursor.expectEnd(end);
}

/** The resource may stand after its spans, so it is looked for first; what lies between is passed over by its length. */
function readResourceSpans(cursor: Cursor, end: number, accumulator: TraceAccumulator): void {
  accumulator.enterGroup();
  accumulator.resource.reset();
  const start = cursor.at;
  while (cursor.at < end) {
    const tag = cursor.varint();
    if (tag === RESOURCE) readResource(cursor, cursor.fieldEnd(end), accumulator);
    else cursor.skip(tag, end);
  }
  cursor.expectEnd(end);
  accumulator.enterResource();
  cursor.at = start;
  while (cursor.at < end) {
    const tag = cursor.varint();
    if (tag === SCOPE_SPANS) readScopeSpans(cursor, cursor.fieldEnd(end), accumulator);
    else cursor.skip(tag, end);
  }
}

function readResource(cursor: Cursor, end: number, { resource }: TraceAccumulator): void {
  while (cursor.at < end) {
    const tag = cursor.varint();
    if (tag === ATTRIBUTE) cursor.at = readAttributes(cursor, cursor.at - 1, end, resource);
    else cursor.skip(tag, end);
  }
  cursor.expectEnd(end);
}

function readScopeSpans(cursor: Cursor, end: number, accumulator: TraceAccumulator): void {
  accumulator.enterGroup();
  const { span } = accumulator;
  while (cursor.at < end) {
    const tag = cursor.varint();
    if (tag === SPAN) {
      const spanEnd = cursor.fieldEnd(end);
      readSpan(cursor, cursor.at, spanEnd, span);
      accumulator.addSpan();
      cursor.at = spanEnd;
    } else cursor.skip(tag, end);
  }
  cursor.expectEnd(end);
}
