import { pushVarint } from "@/lib/domain/varint";
import type { OtlpEncoding, OtlpSignal } from "@/lib/ingest/otlp/signal";

const utf8 = new TextEncoder();
const EMPTY = new Uint8Array(0);

/** What was left out of a body that was taken. */
export type PartialSuccess = { readonly rejected: number; readonly errorMessage: string };

/** What each signal calls its number of items left out; in protobuf it is field 1 of all three. */
const REJECTED: Readonly<Record<OtlpSignal, string>> = {
  traces: "rejectedSpans",
  metrics: "rejectedDataPoints",
  logs: "rejectedLogRecords",
};

/** `Export<Signal>ServiceResponse`; without a partial success it is `{}`, which is no bytes at all in protobuf. */
export function successBody(signal: OtlpSignal, encoding: OtlpEncoding, partial: PartialSuccess | null): Uint8Array {
  if (encoding === "protobuf") {
    if (partial === null) return EMPTY;
    return message([
      [
        1,
        message([
          [1, partial.rejected],
          [2, utf8.encode(partial.errorMessage)],
        ]),
      ],
    ]);
  }
  if (partial === null) return utf8.encode("{}");
  // 64-bit numbers are texts in OTLP's JSON.
  return json({ partialSuccess: { [REJECTED[signal]]: String(partial.rejected), errorMessage: partial.errorMessage } });
}

/** `google.rpc.Status`. */
export const statusBody = (encoding: OtlpEncoding, code: number, text: string): Uint8Array =>
  encoding === "protobuf"
    ? message([
        [1, code],
        [2, utf8.encode(text)],
      ])
    : json({ code, message: text });

const json = (value: unknown): Uint8Array => utf8.encode(JSON.stringify(value));

/** A protobuf message of fields that are numbers or bytes. */
function message(fields: readonly (readonly [field: number, value: number | Uint8Array])[]): Uint8Array {
  const bytes: number[] = [];
  for (const [field, value] of fields) {
    const isNumber = typeof value === "number";
    pushVarint(bytes, field * 8 + (isNumber ? 0 : 2));
    pushVarint(bytes, isNumber ? value : value.length);
    if (!isNumber) for (const byte of value) bytes.push(byte);
  }
  return Uint8Array.from(bytes);
}
