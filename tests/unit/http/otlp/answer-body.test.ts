import fc from "fast-check";
import { expect, test } from "vitest";
import { statusBody, successBody } from "@/lib/http/otlp/answer-body";
import { OTLP_SIGNALS } from "@/lib/ingest/otlp/signal";
import { responseIn, statusIn } from "@/tests/support/otlp-answers";

const TYPES = { protobuf: "application/x-protobuf", json: "application/json" } as const;
const answer = (encoding: keyof typeof TYPES, body: Uint8Array) => ({
  headers: { "content-type": TYPES[encoding] },
  body: Buffer.from(body),
});

test.each(["protobuf", "json"] as const)("a status in %s says what was said", (encoding) => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 16 }), fc.string({ unit: "grapheme", minLength: 1, maxLength: 300 }), (code, message) => {
      expect(statusIn(answer(encoding, statusBody(encoding, code, message)))).toEqual({ code, message });
    }),
  );
});

const REJECTED = { traces: "rejectedSpans", metrics: "rejectedDataPoints", logs: "rejectedLogRecords" } as const;

test.each(OTLP_SIGNALS)("a partial success of %s says how many and why, in the signal's own words", (signal) => {
  const partial = { rejected: 300, errorMessage: "Late — sorry." };
  expect(responseIn(answer("json", successBody(signal, "json", partial)))).toEqual({
    partialSuccess: { [REJECTED[signal]]: "300", errorMessage: "Late — sorry." },
  });
  expect(responseIn(answer("protobuf", successBody(signal, "protobuf", partial)))).toEqual({
    partialSuccess: { rejected: "300", errorMessage: "Late — sorry." },
  });
});

test("a full success is no bytes, or an empty object", () => {
  expect(successBody("logs", "protobuf", null)).toHaveLength(0);
  expect(new TextDecoder().decode(successBody("logs", "json", null))).toBe("{}");
});
