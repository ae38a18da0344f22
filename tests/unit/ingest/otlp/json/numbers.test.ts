import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { transcode } from "@/lib/ingest/otlp/json/transcode";
import { fromProtobuf } from "@/tests/support/otlp-schema";

const utf8 = new TextEncoder();

/** A field of a data point, read from `text` and back out of the protobuf. */
function read(field: string, text: string): unknown {
  const body = `{"resourceMetrics":[{"scopeMetrics":[{"metrics":[{"gauge":{"dataPoints":[{"${field}":${text}}]}}]}]}]}`;
  const request = fromProtobuf("metrics", transcode(utf8.encode(body), "metrics"));
  return new RegExp(`"${field}":"?([^"}]*)`).exec(
    JSON.stringify(request, (_, value: unknown) => (typeof value === "number" ? String(value) : value)),
  )?.[1];
}

describe("whole numbers", () => {
  test.each([
    ["1e3", "1000"],
    ['"1e3"', "1000"],
    ["12.0", "12"],
    ["1.5E+1", "15"],
    ["1795194539109000000", "1795194539109000000"],
    ["1.8e18", "1800000000000000000"],
    ["18446744073709551615", "18446744073709551615"],
  ])("%s is %s", (text, digits) => {
    expect(read("timeUnixNano", text)).toBe(digits);
  });

  test.each([
    "-1",
    "18446744073709551616",
    "1.5",
    '"1.5"',
    '""',
    '" 1"',
    '"1 "',
    '"0x1"',
    "1e20",
    '"99999999999999999999999999"',
    "true",
    "{}",
    '"Infinity"',
  ])("%s is no time", (text) => {
    expect(() => read("timeUnixNano", text)).toThrow(expect.objectContaining({ code: "invalid" }));
  });

  test.each(["9223372036854775807", "-9223372036854775808", "0", "-1", "99999999", "100000000", "-12345678901234567"])(
    "%s is kept as it is",
    (digits) => {
      expect([read("asInt", digits), read("asInt", `"${digits}"`)]).toEqual([digits, digits]);
    },
  );

  test.each(["9223372036854775808", "-9223372036854775809", "1e19"])("%s does not fit", (digits) => {
    expect(() => read("asInt", digits)).toThrow("a whole number of 64 bits");
  });

  test("zero may have a sign", () => {
    expect([read("asInt", "-0"), read("asInt", '"-0"')]).toEqual(["0", "0"]);
  });

  test("any 64 bits", () => {
    fc.assert(
      fc.property(fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n), (value) => {
        expect(read("asInt", String(value))).toBe(String(value));
      }),
    );
  });
});

describe("doubles", () => {
  test.each([
    "0.1",
    "-0.344",
    "12.544",
    "1e22",
    "1e23",
    "123456789012345.6",
    "9007199254740993",
    "5e-324",
    "1e400",
    "0.000000000000000000001",
    "2.5E-3",
  ])("%s is the double that JSON.parse gives", (text) => {
    const double = String(JSON.parse(text));
    expect([read("asDouble", text), read("asDouble", `"${text}"`)]).toEqual([double, double]);
  });

  test.each(["NaN", "Infinity", "-Infinity"])("%s has a name", (name) => {
    expect(read("asDouble", `"${name}"`)).toBe(name);
  });

  test.each(['"nan"', '""', '"1,5"', '"Infinity "', "true", "[]"])("%s is no number", (text) => {
    expect(() => read("asDouble", text)).toThrow("expected a number");
  });

  test("any double, in any notation", () => {
    fc.assert(
      fc.property(fc.double({ noDefaultInfinity: true, noNaN: true }), fc.integer({ min: 1, max: 21 }), (value, digits) => {
        for (const text of [String(value), value.toExponential(), value.toPrecision(digits)])
          expect(read("asDouble", text)).toBe(String(Number(text)));
      }),
      { numRuns: 500 },
    );
  });
});
