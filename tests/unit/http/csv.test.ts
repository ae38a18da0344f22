import fc from "fast-check";
import { expect, test } from "vitest";
import { type Cell, csvLine } from "@/lib/http/csv";

/** A reader of RFC 4180 that knows nothing of how lines are written. */
function readCsv(text: string): string[][] {
  const lines: string[][] = [];
  let line: string[] = [];
  let cell = "";
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (quoted && char === '"' && text.charAt(at + 1) === '"') {
      cell += '"';
      at += 1;
    } else if (char === '"') quoted = !quoted;
    else if (!quoted && char === ",") {
      line.push(cell);
      cell = "";
    } else if (!quoted && char === "\r" && text.charAt(at + 1) === "\n") {
      lines.push([...line, cell]);
      line = [];
      cell = "";
      at += 1;
    } else cell += char;
  }
  return lines;
}

test.each<[Cell, string]>([
  ["=1+1", "'=1+1"],
  ["+1", "'+1"],
  ["-1", "'-1"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["\t=1", '"\'\t=1"'],
  ["\r=1", '"\'\r=1"'],
  ['=HYPERLINK("http://x.test","y")', '"\'=HYPERLINK(""http://x.test"",""y"")"'],
  ["a-b=c", "a-b=c"],
  [-1.5, "-1.5"],
  [Number.NaN, ""],
  [null, ""],
  [undefined, ""],
  [false, "false"],
  [new Date("2026-03-01T00:00:00Z"), "2026-03-01T00:00:00.000Z"],
  ["a;b", '"a;b"'],
  [" a", '" a"'],
])("a cell %j is written as %s", (cell, written) => {
  expect(csvLine([cell])).toBe(`${written}\r\n`);
});

const hostile = fc.string({
  unit: fc.constantFrom("=", "+", "-", "@", "\t", "\r", "\n", '"', ",", ";", "'", " ", "a", "ß", "\u{1f680}"),
  maxLength: 8,
});

test("whatever texts a table holds, a reader finds the same cells, and none begins a formula", () => {
  fc.assert(
    fc.property(fc.array(fc.array(hostile, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 5 }), (table) => {
      const read = readCsv(table.map(csvLine).join(""));
      expect(read.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
      expect(read.map((line) => line.map((cell) => (/^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell)))).toEqual(
        table.map((line) => line.map((cell) => (/^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell))),
      );
    }),
  );
});
