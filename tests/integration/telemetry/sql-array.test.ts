import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { pool } from "@/lib/db/pool";
import { bigintArray, bytesArray, intArray, timeArray } from "@/lib/db/telemetry/sql-array";
import { freshDatabase } from "@/tests/support/database";

beforeAll(freshDatabase);

/** What Postgres makes of a parameter, as text. */
async function readBack(array: Buffer, type: string): Promise<string[]> {
  const { rows } = await pool().query<{ value: string }>(
    `SELECT value::text FROM unnest($1::${type}[]) WITH ORDINALITY AS v (value, place) ORDER BY place`,
    [array],
  );
  return rows.map(({ value }) => value);
}

test("whole numbers of 32 bits", () =>
  fc.assert(
    fc.asyncProperty(fc.array(fc.integer()), async (values) => {
      expect(await readBack(intArray(values), "int")).toEqual(values.map(String));
    }),
    { numRuns: 30 },
  ));

test("whole numbers of 64 bits, given as numbers or bigints", () =>
  fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(fc.maxSafeInteger(), fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n))), async (values) => {
      expect(await readBack(bigintArray(values), "bigint")).toEqual(values.map((value) => String(value === 0 ? 0 : value)));
    }),
    { numRuns: 30 },
  ));

test("bytes", () =>
  fc.assert(
    fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 300 })), async (values) => {
      expect(await readBack(bytesArray(values), "bytea")).toEqual(values.map((value) => `\\x${Buffer.from(value).toString("hex")}`));
    }),
    { numRuns: 30 },
  ));

test("times, before and after 2000", () =>
  fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 4e12 })), async (values) => {
      const { rows } = await pool().query<{ at: Date }>("SELECT unnest($1::timestamptz[]) AS at", [timeArray(values)]);
      expect(rows.map(({ at }) => at.getTime())).toEqual(values);
    }),
    { numRuns: 30 },
  ));
