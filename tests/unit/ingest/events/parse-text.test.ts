import fc from "fast-check";
import { expect, test } from "vitest";
import { WakeError } from "@/lib/domain/error";
import { jsonFault } from "@/lib/ingest/events/json-fault";
import { decodeText, parseText } from "@/lib/ingest/events/parse-text";

const refusal = (work: () => unknown): WakeError => {
  try {
    work();
  } catch (error) {
    if (error instanceof WakeError) return error;
  }
  throw new Error("it was not refused");
};

test.each([
  ["", "is empty"],
  ["  \n ", "is empty"],
  ['{"a": 1', "ends too early, after 7 characters"],
  ['{"a":\n  1,\n}', "is not JSON at line 3, column 1"],
  ['{"a":}', "is not JSON at line 1, column 6"],
  ["{'a':1}", "is not JSON at line 1, column 2"],
  ['{"a":1}{"b":2}', "is not JSON at line 1, column 8"],
  ['{"a":"x\ny"}', "is not JSON at line 1, column 8"],
  ['["\\x"]', "is not JSON at line 1, column 3"],
  ["[1,]", "is not JSON at line 1, column 4"],
  ["[01]", "is not JSON at line 1, column 3"],
  ["nul", "is not JSON at line 1, column 1"],
])("says where %j breaks", (text, where) => {
  const error = refusal(() => parseText(text));
  expect([error.code, error.message]).toEqual(["malformed", `The body ${where}.`]);
});

test("finds the fault of everything that the parser refuses, and none in what it takes", () => {
  const mutated = fc
    .tuple(fc.json(), fc.nat(), fc.constantFrom("", '"', "{", "]", ",", "\\", "e", "\u0001", "x"))
    .map(([json, at, put]) => json.slice(0, at % (json.length + 1)) + put + json.slice((at % (json.length + 1)) + 1));
  fc.assert(
    fc.property(mutated, (text) => {
      const fault = jsonFault(text);
      expect(fault).toBeLessThanOrEqual(text.length);
      let valid = true;
      try {
        JSON.parse(text);
      } catch {
        valid = false;
      }
      if (valid) expect(fault).toBe(text.length);
    }),
  );
});

test("is not hurt by depth or length", () => {
  expect(jsonFault("[".repeat(1_000_000))).toBe(1_000_000);
  expect(jsonFault(`"${"x".repeat(4_000_000)}`)).toBe(4_000_001);
});

test("refuses what is not UTF-8", () => {
  expect(refusal(() => decodeText(Uint8Array.of(0x7b, 0xff, 0x7d))).message).toBe("The body is not UTF-8.");
});
