import { tellsOfException } from "../exceptions/exception-attributes";
import type { Bearer } from "../exceptions/exception-tally";
import type { LogDraft } from "./log-draft";

const TRACE_ID_BYTES = 16;
const SPAN_ID_BYTES = 8;
const EXCEPTION = new TextEncoder().encode("exception");

/** Whether a record tells of an exception: by its attributes, or by an event name such as `http.server.request.exception`. */
export const hasException = (bytes: Uint8Array, { attributes, eventFrom, eventTo }: LogDraft): boolean =>
  tellsOfException(bytes, attributes) || endsWithException(bytes, eventFrom, eventTo);

function endsWithException(bytes: Uint8Array, from: number, to: number): boolean {
  const start = to - EXCEPTION.length;
  return start >= from && to > from && EXCEPTION.every((byte, index) => bytes[start + index] === byte);
}

/** The span that a record belongs to; an id of the wrong length, or of zeros only, is none. */
export const bearerOf = (bytes: Uint8Array, record: LogDraft, atMs: number): Bearer => ({
  traceId: hexId(bytes, record.traceFrom, record.traceTo, TRACE_ID_BYTES),
  spanId: hexId(bytes, record.spanFrom, record.spanTo, SPAN_ID_BYTES),
  atMs,
});

function hexId(bytes: Uint8Array, from: number, to: number, length: number): string {
  if (to - from !== length) return "";
  const hex = Buffer.from(bytes.buffer, bytes.byteOffset + from, length).toString("hex");
  return /^0*$/.test(hex) ? "" : hex;
}
