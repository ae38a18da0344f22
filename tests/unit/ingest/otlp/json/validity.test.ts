import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { WakeError } from "@/lib/domain/error";
import { transcode } from "@/lib/ingest/otlp/json/transcode";
import { OTLP_SIGNALS } from "@/lib/ingest/otlp/signal";
import { drawFrom, jsonText } from "./support/json-text";
import { REQUESTS } from "./support/requests";

const utf8 = new TextEncoder();

/** Whether a body is taken; anything thrown but an `invalid` fails the test. */
function takes(body: Uint8Array, signal: (typeof OTLP_SIGNALS)[number] = "traces"): boolean {
  try {
    transcode(body, signal);
    return true;
  } catch (error) {
    if (error instanceof WakeError && error.code === "invalid" && error.fix !== null) return false;
    throw error;
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const PIECES = [
  ...'{}[],:"\\0123456789.-+eEtfnu \n\t\u0000\u001fa/é',
  "true",
  "false",
  "null",
  '"a"',
  '{"a":1}',
  "\\u00e9",
  "\\ud83d",
  "1.5e-3",
];

describe("what nobody reads is taken exactly when it is JSON", () => {
  test.each([
    ..."01 -0 1. .5 1e 1e+ 1E5 -1.5e-3 - +1 0x10 NaN Infinity -Infinity truefalse tru nul null True {} [] [1,] [,1] [1,2] 1,2".split(" "),
    ...[
      '{"a":1,}',
      '{"a"}',
      '{"a":}',
      "{a:1}",
      '{"a":1 "b":2}',
      '{,"a":1}',
      '"\\x"',
      '"\\u12g4"',
      '"\\',
      '"a\tb"',
      '"\\ud800"',
      '"a',
      "\u00a01",
      "1\f",
    ],
  ])("%s", (text) => {
    expect(takes(utf8.encode(`{"x":${text}}`))).toBe(isJson(`{"x":${text}}`));
  });

  test("any pieces of JSON in a row", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 8 }), (pieces) => {
        const text = `{"x":${pieces.join("")}}`;
        expect(takes(utf8.encode(text)), text).toBe(isJson(text) && !/"resource_?[sS]pans"/.test(text));
      }),
      { numRuns: 5000 },
    );
  });

  test("any JSON value", () => {
    fc.assert(fc.property(fc.json({ maxDepth: 5 }), (text) => takes(utf8.encode(` {"x" : ${text}\n} `))));
  });
});

describe("damage", { timeout: 60_000 }, () => {
  test.each(OTLP_SIGNALS)("%s with any one byte changed, cut off or put in are taken or refused, and JSON when taken", (signal) => {
    fc.assert(
      fc.property(REQUESTS[signal], fc.nat(), (request, seed) => {
        const draw = drawFrom(seed);
        const whole = utf8.encode(jsonText(request, draw));
        if (whole.length > 4000) return;
        for (let round = 0; round < 60; round++) {
          const at = draw(whole.length);
          const [until, from] = [draw(3) === 0 ? at + 1 : at, draw(3) === 0 ? at : at + 1];
          const byte = draw(2) === 0 ? draw(256) : (PIECES[draw(PIECES.length)]?.charCodeAt(0) ?? 0) & 127;
          const body = Uint8Array.of(...whole.subarray(0, at), ...(until > at ? [] : [byte]), ...whole.subarray(from));
          if (takes(body, signal)) expect(isJson(new TextDecoder().decode(body))).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  test("a body cut anywhere is refused", () => {
    const body = utf8.encode(
      '{"resourceSpans":[{"scopeSpans":[{"spans":[{"name":"é\\u00e9","kind":2,"flags":1.5,"events":null,"status":{}}]}]}]}',
    );
    expect(takes(body)).toBe(true);
    expect(Array.from(body, (_, length) => takes(body.subarray(0, length)))).not.toContain(true);
  });

  test("nesting without end is refused, in what is read and in what is not", () => {
    expect(takes(utf8.encode(`{"x":${"[".repeat(1_000_000)}`))).toBe(false);
    expect(takes(utf8.encode('{"x":'.repeat(100_000)))).toBe(false);
    const value = (depth: number): string => (depth === 0 ? "{}" : `{"arrayValue":{"values":[${value(depth - 1)}]}}`);
    const nested = (depth: number): Uint8Array =>
      utf8.encode(`{"resourceSpans":[{"resource":{"attributes":[{"value":${value(depth)}}]}}]}`);
    expect(takes(nested(16))).toBe(true);
    expect(takes(nested(30))).toBe(true);
    expect(takes(nested(1000))).toBe(false);
  });
});
