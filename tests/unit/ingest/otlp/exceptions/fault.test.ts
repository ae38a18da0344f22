import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Fault, Faults } from "@/lib/ingest/otlp/exceptions/fault";

/** The fault of an exception that is alone in its body. */
function faultOf(type: string, message: string, stack: string): Fault {
  const fault = new Faults().find(type, message, stack);
  if (fault === null) throw new Error("one exception is not too many");
  return fault;
}

const functions = fc.constantFrom("total", "checkout", "Cart.add", "load", "render", "save");
const files = fc.constantFrom("cart.js", "order.ts", "index.mjs", "pay.js");
const calls = fc.array(fc.tuple(functions, files), { minLength: 1, maxLength: 5 });
const builds = fc.record({
  folder: fc.constantFrom("/app", "/srv/build-17/src", "file:///home/ci/9f2c", "C:\\agent\\work"),
  line: fc.integer({ min: 1, max: 90_000 }),
  column: fc.integer({ min: 1, max: 90_000 }),
  message: fc.string({ maxLength: 40 }),
});

type Build = { folder: string; line: number; column: number; message: string };
const stackOf = (frames: readonly (readonly [string, string])[], { folder, line, column }: Build): string =>
  frames.map(([name, file], index) => `    at ${name} (${folder}/${file}:${line + index}:${column})`).join("\n");

describe("signature", () => {
  test("stays the same over builds, line numbers and messages", () => {
    fc.assert(
      fc.property(calls, builds, builds, (frames, one, other) => {
        const [first, second] = [one, other].map((build) => faultOf("TypeError", build.message, stackOf(frames, build)).signature);
        expect(first).toBe(second);
        expect(first).toMatch(/^[0-9a-f]{16}$/);
      }),
    );
  });

  test("differs between places, types and, without a stack, templates", () => {
    fc.assert(
      fc.property(calls, calls, builds, (one, other, build) => {
        const [first, second] = [one, other].map((frames) => faultOf("TypeError", "", stackOf(frames, build)));
        expect(first?.signature === second?.signature).toBe(JSON.stringify(first?.frames) === JSON.stringify(second?.frames));
      }),
    );
    expect(faultOf("A", "x", "").signature).not.toBe(faultOf("B", "x", "").signature);
    expect(faultOf("A", "user 1 is gone", "").signature).toBe(faultOf("A", "user 2 is gone", "").signature);
    expect(faultOf("A", "user 1 is gone", "").signature).not.toBe(faultOf("A", "cart 1 is gone", "").signature);
  });

  test("a stack of library frames only is told apart by its message", () => {
    const stack = "Error\n    at afterConnect (node:net:1555:16)";
    expect(faultOf("Error", "connect ECONNREFUSED 10.0.0.1:5432", stack)).toMatchObject({
      frames: [],
      template: "connect ECONNREFUSED <ip>",
    });
  });
});

/** Stacks made to make patterns try again and again. Each must be read in time; a pattern that backtracks would take hours. */
test.each([
  ["one line without end", "x".repeat(1_000_000)],
  ["a hundred thousand lines", "    at f (/a.js:1:1)\n".repeat(100_000)],
  ["parentheses", `    at ${"(".repeat(500_000)}`],
  ["colons and digits", `${"a:1".repeat(300_000)}:in \``],
  ["digits", `x@/${":1".repeat(400_000)}x`],
  ["quotes", `"'\`“`.repeat(200_000)],
  ["addresses", "a.".repeat(300_000)],
  ["at signs", "a@".repeat(300_000)],
  ["slashes", "\\/".repeat(300_000)],
  ["angle brackets", `   at ${"<a>b__".repeat(100_000)}()`],
  ["dollars", `\tat ${"lambda$".repeat(100_000)}(A.java:1)`],
  ["white space", " ".repeat(1_000_000)],
  ["colons", ":".repeat(1_000_000)],
])("%s is read to the end", (_, text) => {
  expect(faultOf("E", text, text).signature).toMatch(/^[0-9a-f]{16}$/);
  const lines = `${text.slice(0, 499)}\n`.repeat(2000);
  expect(faultOf("E", lines, lines).signature).toMatch(/^[0-9a-f]{16}$/);
});
