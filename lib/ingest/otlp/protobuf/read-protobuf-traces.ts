import type { AttributeSlots } from "../attributes/attribute-slots";
import type { LabelTable } from "../attributes/label-table";
import type { TraceAccumulator } from "../traces/trace-accumulator";
import { Cursor } from "./cursor";
import { readAttributes } from "./read-attributes";
import { readSpan } from "./read-span";

/** Walks an `ExportTraceServiceRequest` in protobuf and hands each span to the accumulator. */
export function readProtobufTraces(body: Uint8Array, accumulator: TraceAccumulator): void {
  const cursor = new Cursor(body);
  eachMessage(cursor, body.length, 0x0a, (end) => readResourceSpans(cursor, end, accumulator));
}

/** The resource may stand after its spans, so it is looked for first; what lies between is passed over by its length. */
function readResourceSpans(cursor: Cursor, end: number, accumulator: TraceAccumulator): void {
  accumulator.enterGroup();
  const { resource, labels } = accumulator;
  const start = cursor.at;
  resource.reset();
  eachMessage(cursor, end, 0x0a, (resourceEnd) => readResource(cursor, resourceEnd, resource, labels));
  accumulator.enterResource();
  cursor.at = start;
  eachMessage(cursor, end, 0x12, (scopeEnd) => readScopeSpans(cursor, scopeEnd, accumulator));
}

function readResource(cursor: Cursor, end: number, resource: AttributeSlots, labels: LabelTable): void {
  while (cursor.at < end) {
    const tag = cursor.varint();
    if (tag === 0x0a) {
      cursor.at--;
      readAttributes(cursor, end, resource, labels);
    } else cursor.skip(tag, end);
  }
  cursor.expectEnd(end);
}

function readScopeSpans(cursor: Cursor, end: number, accumulator: TraceAccumulator): void {
  accumulator.enterGroup();
  const { span, labels } = accumulator;
  eachMessage(cursor, end, 0x12, (spanEnd) => {
    readSpan(cursor, spanEnd, span, labels);
    accumulator.addSpan();
  });
}

/** Calls `read` with the end of each field of one tag in the message that ends at `end`, and passes over the others. */
function eachMessage(cursor: Cursor, end: number, wanted: number, read: (end: number) => void): void {
  while (cursor.at < end) {
    const tag = cursor.varint();
    if (tag === wanted) read(cursor.fieldEnd(end));
    else cursor.skip(tag, end);
  }
  cursor.expectEnd(end);
}
