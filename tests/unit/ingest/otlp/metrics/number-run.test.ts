import { expect, test } from "vitest";
import { MAX_BUCKETS } from "@/lib/ingest/otlp/limits";
import { NumberRun } from "@/lib/ingest/otlp/metrics/number-run";
import { Cursor } from "@/lib/ingest/otlp/protobuf/cursor";

const BYTES = 8;

function cursorOver(numbers: readonly number[]): Cursor {
  const cursor = new Cursor(new Uint8Array(numbers.length * BYTES));
  for (const [index, number] of numbers.entries()) cursor.view.setFloat64(index * BYTES, number, true);
  return cursor;
}

test("pieces are read one after the other, packed, empty or single", () => {
  const cursor = cursorOver([1, 2, 3]);
  const run = new NumberRun();
  run.takePacked(cursor, 2 * BYTES);
  run.takePacked(cursor, 2 * BYTES);
  run.takeOne(cursor, 3 * BYTES);
  expect([run.length, run.doubles(cursor.view)]).toEqual([3, [1, 2, 3]]);
});

test("of more numbers than are read only how many there are is kept", () => {
  const many = 3 * MAX_BUCKETS;
  const cursor = cursorOver(new Array<number>(many).fill(1));
  const run = new NumberRun();
  for (let taken = 0; taken < many; taken++) run.takeOne(cursor, many * BYTES);
  expect(run.length).toBe(many);
  expect(run.doubles(cursor.view)).toHaveLength(MAX_BUCKETS + 1);
});
