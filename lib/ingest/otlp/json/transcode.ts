import { isUtf8 } from "node:buffer";
import { WakeError } from "@/lib/domain/error";
import type { OtlpSignal } from "../signal";
import { broken, wrong } from "./fault";
import { OPEN_OBJECT } from "./marks";
import type { Message } from "./message";
import { LOGS } from "./schema/logs";
import { METRICS } from "./schema/metrics";
import { TRACES } from "./schema/traces";
import { Tape } from "./tape";
import { writeFields } from "./write-messages";

const REQUESTS: Readonly<Record<OtlpSignal, Message>> = { traces: TRACES, metrics: METRICS, logs: LOGS };
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf] as const;
const tape = new Tape();

/**
 * Writes the protobuf that says the same as a request in the JSON encoding of OTLP (protocol buffers' JSON mapping, with hex ids and
 * numbers for enums), in one pass over its bytes and without making objects or strings of them. Fields that no reader asks for are
 * checked to be JSON and left out; lengths may be padded.
 *
 * The answer is a view of a buffer that the next call overwrites: whoever keeps bytes of it copies them.
 *
 * @throws WakeError `invalid`, with the byte for what is not JSON or UTF-8, with the path for a value that its field does not take.
 */
export function transcode(body: Uint8Array, signal: OtlpSignal): Uint8Array {
  if (body.length === 0) throw refused("is empty");
  if (!isUtf8(body)) throw refused("is not valid UTF-8");
  try {
    tape.load(body);
    writeRequest(REQUESTS[signal], body);
    return tape.written();
  } finally {
    tape.release();
  }
}

/** Writes the one object that the body is. */
function writeRequest(request: Message, body: Uint8Array): void {
  if (BYTE_ORDER_MARK.every((byte, index) => body[index] === byte)) tape.at = BYTE_ORDER_MARK.length;
  if (tape.next() !== OPEN_OBJECT) throw wrong(tape, tape.at, "an object");
  writeFields(tape, request);
  tape.next();
  if (tape.at < tape.end) throw broken(tape);
}

const refused = (why: string): WakeError =>
  new WakeError("invalid", `The body ${why}.`, { fix: "Send JSON, or set Content-Type to application/x-protobuf." });
