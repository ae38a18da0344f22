import { describe, expect, it } from "vitest";
import { parseLenientJson } from "@/lib/cli/wake/lenient-json";

describe("JSON with what is not in JSON", () => {
  it("reads numbers that are none as null", () => {
    expect(parseLenientJson('{"a": NaN, "b": [Infinity, -Infinity, 1]}')).toEqual({ a: null, b: [null, null, 1] });
  });

  it("leaves text alone", () => {
    expect(parseLenientJson('{"a": "NaN", "b": "x, NaN, y"}')).toEqual({ a: "NaN", b: "x, NaN, y" });
  });

  it("fails for anything else with what was wrong in the text as it is", () => {
    expect(() => parseLenientJson('{"a": NaN')).toThrow(SyntaxError);
    expect(() => parseLenientJson("")).toThrow(/end of JSON/);
  });
});
