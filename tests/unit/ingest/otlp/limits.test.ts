import { describe, expect, test } from "vitest";
import { MAX_ATTRIBUTES, MAX_DEPTH, MAX_GROUPS, MAX_ITEMS, MAX_ORIGINS, MAX_SERIES } from "@/lib/ingest/otlp/limits";
import { reduceLogs } from "@/lib/ingest/otlp/logs/reduce-logs";
import { reduceMetrics } from "@/lib/ingest/otlp/metrics/reduce-metrics";
import { contextAt, NOW, ns, reduce, reduceAs, reduceBody, resource, span } from "@/tests/support/otlp-build";
import { type AnyValue, type Attribute, encodeSpan, joined, message } from "@/tests/support/otlp-encode";
import { encodeLogs } from "@/tests/support/otlp-encode-logs";
import { encodeMetrics } from "@/tests/support/otlp-encode-metrics";

const tooLarge = expect.objectContaining({ code: "too-large" });

describe("limits", { timeout: 60_000 }, () => {
  test("spans of a body, in both encodings", () => {
    const spans = (count: number): Uint8Array =>
      message(1, message(2, joined(new Array<Uint8Array>(count).fill(message(2, encodeSpan(span()))))));
    expect(reduceBody(spans(MAX_ITEMS))).toMatchObject({ accepted: 1, duplicates: MAX_ITEMS - 1 });
    expect(() => reduceBody(spans(MAX_ITEMS + 1))).toThrow(tooLarge);
    expect(() => reduceAs("json", [resource(new Array(MAX_ITEMS + 1).fill(span()))])).toThrow(tooLarge);
  });

  test("entries of resources and scopes, which cost two bytes when empty", () => {
    const empty = (count: number): Uint8Array => joined(new Array<Uint8Array>(count).fill(message(1)));
    expect(reduceBody(empty(MAX_GROUPS)).accepted).toBe(0);
    expect(() => reduceBody(empty(MAX_GROUPS + 1))).toThrow(tooLarge);
    expect(() => reduceBody(message(1, ...new Array<Uint8Array>(MAX_GROUPS).fill(message(2))))).toThrow(tooLarge);
  });

  test("services beyond the limit are “other”, in every signal; nothing is lost", () => {
    const named = (index: number): Attribute[] => [["service.name", { text: `service ${index}` }]];
    const each = <T>(of: (attributes: Attribute[]) => T): T[] => Array.from({ length: MAX_ORIGINS + 50 }, (_, index) => of(named(index)));
    const record = { timeNs: ns(NOW - 1000) };
    const metrics = [{ name: "jobs", gauge: [{ timeNs: ns(NOW - 1000), int: 1n }] }];
    for (const { services, accepted } of [
      reduceAs(
        "protobuf",
        each((attributes) => resource([span()], attributes)),
      ),
      reduce(
        each((attributes) => span({ attributes })),
        [],
      ),
      reduceLogs(encodeLogs(each((attributes) => ({ attributes, records: [record] }))), contextAt(NOW)),
      reduceMetrics(encodeMetrics(each((attributes) => ({ attributes, metrics }))), contextAt(NOW)),
    ]) {
      expect(accepted).toBe(MAX_ORIGINS + 50);
      expect(services).toHaveLength(MAX_ORIGINS + 1);
      expect(services.at(-1)).toMatchObject({ service: "other", environment: "other", version: "other", accepted: 50 });
    }
  });

  test("attributes beyond the limit are left out, short and long ones, in both encodings", () => {
    const filler: Attribute[] = Array.from({ length: MAX_ATTRIBUTES - 1 }, (_, index) => [`x${index}`, { text: "y".repeat(index * 2) }]);
    for (const encoding of ["protobuf", "json"] as const)
      for (const leftOut of ["left out", "left out ".repeat(20)]) {
        const read: Attribute[] = [...filler, ["service.name", { text: "last" }], ["service.version", { text: leftOut }]];
        expect(reduceAs(encoding, [resource([span()], read)]).services).toMatchObject([{ service: "last", version: "unknown" }]);
      }
  });

  test("depth of arrays that are read", () => {
    const nested = (depth: number): AnyValue => (depth === 0 ? { text: "deep" } : { list: [nested(depth - 1)] });
    for (const encoding of ["protobuf", "json"] as const) {
      const version = (depth: number): unknown =>
        reduceAs(encoding, [resource([span()], [["service.version", nested(depth)]])]).services[0]?.version;
      expect(version(MAX_DEPTH)).toBe("deep");
      expect(() => version(MAX_DEPTH + 1)).toThrow(tooLarge);
    }
  });

  test("series beyond the limit share the operation “other”; nothing is lost", () => {
    const { deltas, accepted } = reduce(Array.from({ length: MAX_SERIES + 50 }, (_, index) => span({ name: `op ${index}` })));
    const counts = new Map(deltas.map(({ key, count }) => [key.operation, count]));
    expect(accepted).toBe(MAX_SERIES + 50);
    expect(counts.get("other")).toBe(50);
    expect(counts.get("*")).toBe(MAX_SERIES + 50);
    expect(counts.size).toBe(MAX_SERIES + 2);
  });

  test("long values are cut before they are kept, never in the middle of a character", () => {
    for (const [character, kept] of [
      ["é", 47],
      ["😀", 23],
    ] as const) {
      const long: Attribute[] = [["service.name", { text: `${" ".repeat(4001)}${character.repeat(200)}` }]];
      for (const encoding of ["protobuf", "json"] as const)
        expect(reduceAs(encoding, [resource([span()], long)]).services[0]?.service).toBe(character.repeat(kept));
    }
  });
});
