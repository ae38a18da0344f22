import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { WakeError } from "@/lib/domain/error";
import type { OtlpEncoding } from "@/lib/ingest/otlp/signal";
import { resourcesOf } from "@/tests/support/otlp-arbitraries";
import { jsonBody, reduceBody, resource, span } from "@/tests/support/otlp-build";
import { encodeTraces, joined, jsonTraces, message, text, varint } from "@/tests/support/otlp-encode";

/** Whether a body was decoded; anything thrown but a `WakeError` fails the test. */
function decodes(body: Uint8Array, encoding: OtlpEncoding): boolean {
  try {
    reduceBody(body, encoding);
    return true;
  } catch (error) {
    if (!(error instanceof WakeError)) throw error;
    if (error.code !== "invalid" && error.code !== "too-large") throw error;
    return false;
  }
}

const resources = resourcesOf([1, 2]);

/** The body with one to four bytes changed, cut or doubled, as `seed` says: many variants of one generated body. */
function damaged(body: Uint8Array, seed: number): Uint8Array {
  let state = seed;
  const next = (limit: number): number => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9;
    return (state >>> 0) % limit;
  };
  const copy = body.slice();
  for (let change = next(4); change >= 0; change--) copy[next(copy.length)] = next(2) === 0 ? next(256) : next(16);
  const at = next(copy.length);
  const until = at + next(12);
  if (next(4) === 0) return joined([copy.subarray(0, at), copy.subarray(until)]);
  return next(4) === 0 ? joined([copy.subarray(0, until), copy.subarray(at)]) : copy;
}

function decodesAllVariants(body: Uint8Array, encoding: OtlpEncoding, variants: number): void {
  for (let seed = 1; seed <= variants && body.length > 0; seed++) decodes(damaged(body, seed), encoding);
}

describe("damaged bodies give a WakeError or a reduction, nothing else", { timeout: 60_000 }, () => {
  test("damaged protobuf", () => {
    fc.assert(
      fc.property(resources, (content) => decodesAllVariants(encodeTraces(content), "protobuf", 110)),
      { numRuns: 120 },
    );
  });

  test("damaged JSON", () => {
    fc.assert(
      fc.property(resources, (content) => decodesAllVariants(jsonBody(jsonTraces(content)), "json", 50)),
      { numRuns: 100 },
    );
  });

  test("noise", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (body) => {
        decodes(body, "protobuf");
        decodes(body, "json");
      }),
      { numRuns: 1000 },
    );
  });

  test("any JSON value in place of any part", () => {
    const part = fc.jsonValue();
    fc.assert(
      fc.property(part, part, part, (one, other, third) => {
        const spans = [
          { traceId: "ab".repeat(16), spanId: "ab".repeat(8), kind: one, startTimeUnixNano: other, attributes: third, status: one },
        ];
        decodes(jsonBody(one), "json");
        decodes(jsonBody({ resourceSpans: one }), "json");
        decodes(jsonBody({ resourceSpans: [{ resource: one, scopeSpans: other }] }), "json");
        decodes(jsonBody({ resourceSpans: [{ scopeSpans: [{ spans }] }] }), "json");
        decodes(jsonBody({ resourceSpans: [{ resource: { attributes: [{ key: "service.name", value: one }] } }] }), "json");
      }),
      { numRuns: 500 },
    );
  });
});

describe("truncated bodies are refused", () => {
  const attributes = [["http.route", { text: "/cart" }]] as const;
  const whole = encodeTraces([resource([span({ attributes }), span({ attributes, status: 2 })])]);

  test("at every byte", () => {
    expect(decodes(whole, "protobuf")).toBe(true);
    const accepted = Array.from({ length: whole.length - 1 }, (_, index) => index + 1).filter((length) =>
      decodes(whole.subarray(0, length), "protobuf"),
    );
    expect(accepted).toEqual([]);
  });

  test("and with bytes missing inside an enclosing length that was adjusted", () => {
    const inner = whole.subarray(3);
    expect(whole.length - inner.length).toBe(1 + varint(inner.length).length);
    for (let missing = 1; missing < 40; missing++)
      expect(decodes(message(1, inner.subarray(0, inner.length - missing)), "protobuf"), `${missing} bytes`).toBe(false);
  });
});

test("an attribute that is longer than its resource is refused, wherever it was cut", () => {
  const attribute = message(1, text(1, "service.version"), message(2, text(1, "2.4.1")));
  for (let length = 0; length <= attribute.length; length++)
    expect(decodes(message(1, message(1, attribute.subarray(0, length))), "protobuf")).toBe(length === 0 || length === attribute.length);
});

describe("a message that ends inside a number is refused, although more bytes follow", () => {
  const cut = Uint8Array.of((12 << 3) | 5, 1, 2);
  const cutVarint = Uint8Array.of(12 << 3, 0x80);
  const more = encodeTraces([resource([span()])]);
  const inResource = (part: Uint8Array): Uint8Array => message(1, message(1, part));
  const inSpan = (part: Uint8Array): Uint8Array => message(1, message(2, message(2, part)));
  const version = (value: Uint8Array): Uint8Array => inResource(message(1, text(1, "service.version"), message(2, value)));

  test.each<[string, (part: Uint8Array) => Uint8Array]>([
    ["resource spans", (part) => message(1, part)],
    ["resource", inResource],
    ["attribute", (part) => inResource(message(1, text(1, "service.version"), part))],
    ["value", version],
    ["array", (part) => version(message(5, part))],
    ["scope spans", (part) => message(1, message(2, part))],
    ["span", inSpan],
    ["status", (part) => inSpan(message(15, part))],
  ])("%s", (_, around) => {
    expect(decodes(joined([around(new Uint8Array(0)), more]), "protobuf")).toBe(true);
    expect(decodes(joined([around(cut), more]), "protobuf")).toBe(false);
    expect(decodes(joined([around(cutVarint), more]), "protobuf")).toBe(false);
  });
});

describe("protobuf that cannot be", () => {
  test.each([
    ["field number 0", Uint8Array.of(0x02, 0x00)],
    ["a group", Uint8Array.of(0x0b, 0x0c)],
    ["wire type 7", Uint8Array.of(0x0f)],
    ["a varint without end", new Uint8Array(64).fill(0xff)],
    ["a length beyond everything", Uint8Array.of(0x0a, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f)],
    ["JSON", jsonBody({ resourceSpans: [] })],
  ])("%s", (_, body) => {
    expect(() => reduceBody(body)).toThrow(expect.objectContaining({ code: "invalid", message: expect.stringMatching(/near byte \d+/) }));
  });

  test("what is not known is passed over at every level", () => {
    const unknown = joined([
      varint((99 << 3) | 0),
      varint(300),
      message(98, Uint8Array.of(1, 2)),
      varint((97 << 3) | 5),
      new Uint8Array(4),
    ]);
    const whole = [resource([span()])];
    expect(reduceBody(encodeTraces(whole, (fields) => [unknown, ...fields, unknown]))).toEqual(reduceBody(encodeTraces(whole)));
  });
});
