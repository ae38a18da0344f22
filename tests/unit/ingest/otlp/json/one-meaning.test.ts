import fc from "fast-check";
import { expect, test } from "vitest";
import { WakeError } from "@/lib/domain/error";
import { reduceOtlp } from "@/lib/ingest/otlp/reduce";
import { NONE_PROMOTED, type Reduction } from "@/lib/ingest/otlp/reduction";
import { OTLP_SIGNALS, type OtlpEncoding, type OtlpSignal } from "@/lib/ingest/otlp/signal";
import { NOW } from "@/tests/support/otlp-build";
import { asProtobuf } from "@/tests/support/otlp-schema";
import { drawFrom, jsonText } from "./support/json-text";
import { REQUESTS } from "./support/requests";

const utf8 = new TextEncoder();

/** What a body comes to: its reduction, or the message of its refusal. */
function outcome(signal: OtlpSignal, encoding: OtlpEncoding, body: Uint8Array): Reduction | string {
  try {
    return reduceOtlp(signal, encoding, body, { now: NOW, known: null, promoted: NONE_PROMOTED });
  } catch (error) {
    if (error instanceof WakeError) return error.message;
    throw error;
  }
}

/** A stream is known by the bytes of its values, and of a map inside a value these depend on the order of fields. */
test.each(OTLP_SIGNALS)("%s in JSON come to what they come to in protobuf", (signal) => {
  fc.assert(
    fc.property(REQUESTS[signal], fc.nat(), (request, seed) => {
      const body = utf8.encode(jsonText(request, drawFrom(seed), signal === "metrics" ? "given" : "any"));
      expect(outcome(signal, "json", body)).toEqual(outcome(signal, "protobuf", asProtobuf(signal, request)));
    }),
    { numRuns: 200 },
  );
});
