import { describe, expect, test } from "vitest";
import { ExceptionCollector } from "@/lib/ingest/otlp/exceptions/exception-collector";
import { type Attribute, type EventInput, encodeEvent, joined } from "@/tests/support/otlp-encode";

const NOW = Date.UTC(2026, 10, 20, 12);
const PLACE = { service: "checkout", environment: "production", version: "1" };
const SPAN = { traceId: "0af7651916cd43dd8448eb211c80319c", spanId: "b7ad6b7169203331", atMs: NOW - 5000 };
const ns = (ms: number): bigint => BigInt(ms) * 1_000_000n;

const thrown = (message: string, type = "TypeError"): readonly Attribute[] => [
  ["exception.type", { text: type }],
  ["exception.message", { text: message }],
  ["exception.escaped", { flag: true }],
  ["code.lineno", { int: 7n }],
];

/** Collects events of one span, which stand in one body behind each other. */
function collect(events: readonly EventInput[], reverse = false) {
  const encoded = events.map((event) => encodeEvent(event, (fields) => (reverse ? fields.toReversed() : fields)));
  const collector = new ExceptionCollector(joined(encoded), NOW);
  let at = 0;
  for (const bytes of encoded) {
    collector.spanEvent(at, at + bytes.length, PLACE, SPAN);
    at += bytes.length;
  }
  return collector.finish();
}

describe("events of a span", () => {
  test("exceptions count by minute and signature; other events do not", () => {
    const { exceptions, deltas } = collect([
      { name: "exception", timeNs: ns(NOW - 60_001), attributes: thrown("a 1") },
      { name: "exception", timeNs: ns(NOW - 1000), attributes: thrown("a 2") },
      { name: "exceptional", timeNs: ns(NOW), attributes: thrown("b") },
      { name: "feature_flag", timeNs: ns(NOW) },
    ]);
    expect(deltas).toMatchObject([
      { key: { ...PLACE, kind: "exception", operation: exceptions[0]?.signature }, minute: NOW / 60_000 - 2, count: 1, errors: 0 },
      { minute: NOW / 60_000 - 1, count: 1 },
    ]);
    expect(exceptions).toMatchObject([
      {
        ...{ ...PLACE, type: "TypeError", template: "a <number>", frames: [], firstMs: NOW - 60_001, lastMs: NOW - 1000 },
        sample: { ...{ source: "span", traceId: SPAN.traceId, spanId: SPAN.spanId, message: "a 1" }, attributes: { "code.lineno": "7" } },
      },
    ]);
  });

  test("an event that cannot have happened then happened when its span did", () => {
    for (const timeNs of [0n, ns(NOW + 3_600_000), ns(NOW - 100_000_000), 2n ** 64n - 1n])
      expect(collect([{ name: "exception", timeNs, attributes: thrown("a") }]).exceptions).toMatchObject([{ firstMs: SPAN.atMs }]);
  });

  test("fields may come in any order, and what is told twice counts once", () => {
    const event = { name: "exception", timeNs: ns(NOW), attributes: thrown("a") };
    expect(collect([event, event], true)).toEqual(collect([event]));
  });

  test("without a type it is unknown, without anything it is still an exception", () => {
    expect(collect([{ name: "exception", timeNs: ns(NOW) }]).exceptions).toMatchObject([{ type: "unknown", template: "" }]);
  });

  test("a damaged event is refused", () => {
    const body = encodeEvent({ name: "exception", timeNs: ns(NOW), attributes: thrown("a") }, (fields) => fields);
    for (let length = 1; length < body.length; length++) {
      const collector = new ExceptionCollector(body.subarray(0, length), NOW);
      try {
        collector.spanEvent(0, length, PLACE, SPAN);
      } catch (error) {
        expect(error).toMatchObject({ name: "WakeError", code: "invalid" });
      }
    }
  });
});
