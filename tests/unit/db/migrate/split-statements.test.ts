import fc from "fast-check";
import { expect, test } from "vitest";
import { splitStatements } from "@/lib/db/migrate/split-statements";

test.each([
  ["two statements", "SELECT 1; SELECT 2;", ["SELECT 1", "SELECT 2"]],
  ["the last one without a semicolon", "SELECT 1;\nSELECT 2", ["SELECT 1", "SELECT 2"]],
  ["nothing but silence", " ;; -- a; b\n /* c; */ ;", []],
  ["a quoted semicolon", "SELECT 'a;''b;'; SELECT 2", ["SELECT 'a;''b;'", "SELECT 2"]],
  ["a quoted name", 'SELECT 1 AS "a;""b;"; SELECT 2', ['SELECT 1 AS "a;""b;"', "SELECT 2"]],
  ["an E-string with an escaped quote", String.raw`SELECT E'\';'; SELECT 2`, [String.raw`SELECT E'\';'`, "SELECT 2"]],
  ["a plain string that ends in a backslash", String.raw`SELECT '\'; SELECT 2`, [String.raw`SELECT '\'`, "SELECT 2"]],
  ["a typed literal whose type ends in e", String.raw`SELECT date'\'; SELECT 2`, [String.raw`SELECT date'\'`, "SELECT 2"]],
  ["a function body", "DO $$ BEGIN PERFORM 1; END $$; SELECT 2", ["DO $$ BEGIN PERFORM 1; END $$", "SELECT 2"]],
  ["nested dollar quotes", "SELECT $a$ x; $$ y; $$ z; $a$; SELECT 2", ["SELECT $a$ x; $$ y; $$ z; $a$", "SELECT 2"]],
  ["a name with dollars", "SELECT a$b$c; SELECT d$b$e", ["SELECT a$b$c", "SELECT d$b$e"]],
  ["nested comments", "SELECT /* a; /* b; */ c; */ 1; SELECT 2", ["SELECT /* a; /* b; */ c; */ 1", "SELECT 2"]],
  ["a comment that ends the script", "SELECT 1; -- the end;", ["SELECT 1"]],
  ["parameters", "SELECT $1; SELECT $2", ["SELECT $1", "SELECT $2"]],
])("%s", (_, script, statements) => {
  expect(splitStatements(script)).toEqual(statements);
});

test.each(["SELECT 'a", 'SELECT "a', "SELECT $$ a", "SELECT $a$ a $b$", "SELECT /* a /* b */"])("%s is refused", (script) => {
  expect(() => splitStatements(script)).toThrow(/never closed/);
});

const inner = fc.string({ unit: fc.constantFrom(";", "a", "'", '"', "$", "-", "*", "/", "\n", " ") });
const quoted = fc.oneof(
  inner.map((text) => `'${text.replaceAll("'", "''")}'`),
  inner.map((text) => `"${text.replaceAll('"', '""')}"`),
  inner.map((text) => `$tag$${text.replaceAll("$tag$", "")}$tag$`),
  fc.constantFrom("e", "x$", "1", "+", "(", ")", "é"),
);
const statement = fc.array(quoted, { minLength: 1, maxLength: 8 }).map((parts) => `SELECT ${parts.join(" ")}`);

test("statements that were joined come apart again, whatever they quote", () => {
  fc.assert(
    fc.property(fc.array(statement), fc.constantFrom(";", " ;\n", "; -- it's;\n", "; /* a ; /* ' */ $$ */ "), (statements, between) => {
      const found = splitStatements(statements.map((each) => `${each}${between}`).join(""));
      // A comment stays with the statement that it stands before.
      expect(found.map((each, index) => each.slice(-(statements[index]?.length ?? 0)))).toEqual(statements);
    }),
  );
});
