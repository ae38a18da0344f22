/**
 * Arrays as parameters, in Postgres' own binary form: the driver passes bytes on as they are, where it would write every element as
 * text, and Postgres would read it. Casts of the statement must name the same type.
 */
const INT4 = 23;
const INT8 = 20;
const BYTEA = 17;
const TIMESTAMPTZ = 1184;

/** Dimensions, whether there are nulls, type of the elements, number of elements, first index. */
const HEADER = 20;
const EMPTY_HEADER = 12;
/** Postgres counts microseconds from the beginning of 2000. */
const POSTGRES_EPOCH_MS = Date.UTC(2000, 0);

/** `int[]` */
export function intArray(values: readonly number[]): Buffer {
  const array = withHeader(INT4, values.length, values.length * 8);
  let at = HEADER;
  for (const value of values) {
    at = array.writeInt32BE(4, at);
    at = array.writeInt32BE(value, at);
  }
  return array;
}

/** `bigint[]`, of whole numbers. */
export function bigintArray(values: readonly (number | bigint)[]): Buffer {
  const array = withHeader(INT8, values.length, values.length * 12);
  let at = HEADER;
  for (const value of values) {
    at = array.writeInt32BE(8, at);
    at = writeBigint(array, value, at);
  }
  return array;
}

/** `bytea[]` */
export function bytesArray(values: readonly Uint8Array[]): Buffer {
  const array = withHeader(
    BYTEA,
    values.length,
    values.reduce((sum, value) => sum + 4 + value.length, 0),
  );
  let at = HEADER;
  for (const value of values) {
    at = array.writeInt32BE(value.length, at);
    array.set(value, at);
    at += value.length;
  }
  return array;
}

/** `timestamptz[]`, of epoch milliseconds. */
export function timeArray(valuesMs: readonly number[]): Buffer {
  const array = withHeader(TIMESTAMPTZ, valuesMs.length, valuesMs.length * 12);
  let at = HEADER;
  for (const ms of valuesMs) {
    at = array.writeInt32BE(8, at);
    at = writeBigint(array, Math.round((ms - POSTGRES_EPOCH_MS) * 1000), at);
  }
  return array;
}

function withHeader(type: number, length: number, bytes: number): Buffer {
  const array = Buffer.allocUnsafe(length === 0 ? EMPTY_HEADER : HEADER + bytes);
  array.writeInt32BE(length === 0 ? 0 : 1, 0);
  array.writeInt32BE(0, 4);
  array.writeInt32BE(type, 8);
  if (length === 0) return array;
  array.writeInt32BE(length, 12);
  array.writeInt32BE(1, 16);
  return array;
}

/** Numbers as two halves: a bigint for each would cost more than all else here. */
function writeBigint(into: Buffer, value: number | bigint, at: number): number {
  if (typeof value === "bigint") return into.writeBigInt64BE(value, at);
  into.writeInt32BE(Math.floor(value / 2 ** 32), at);
  return into.writeUInt32BE(value >>> 0, at + 4);
}
