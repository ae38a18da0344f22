import type { Cursor } from "../protobuf/cursor";
import type { PointDraft } from "./point-draft";

const BYTES = 8;
const HIGH = 2 ** 32;
const START = 0x11;
const TIME = 0x19;

export function readDouble(cursor: Cursor, end: number): number {
  cursor.require(BYTES, end);
  const value = cursor.view.getFloat64(cursor.at, true);
  cursor.at += BYTES;
  return value;
}

/** An unsigned whole number of fixed width, exact below 2^53. */
export function readFixed64(cursor: Cursor, end: number): number {
  cursor.require(BYTES, end);
  const value = cursor.view.getUint32(cursor.at, true) + cursor.view.getUint32(cursor.at + 4, true) * HIGH;
  cursor.at += BYTES;
  return value;
}

/** A signed whole number of fixed width. */
export function readSignedFixed64(cursor: Cursor, end: number): number {
  cursor.require(BYTES, end);
  const value = cursor.view.getUint32(cursor.at, true) + cursor.view.getInt32(cursor.at + 4, true) * HIGH;
  cursor.at += BYTES;
  return value;
}

/** A `sint32`. */
export function readZigzag(cursor: Cursor): number {
  const value = cursor.varint();
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
}

/** Reads what all data points have under the same tag, start and time; false for another field. */
export function readTimes(cursor: Cursor, tag: number, end: number, point: PointDraft): boolean {
  if (tag !== START && tag !== TIME) return false;
  cursor.require(BYTES, end);
  const low = cursor.view.getUint32(cursor.at, true);
  const high = cursor.view.getUint32(cursor.at + 4, true);
  cursor.at += BYTES;
  if (tag === START) {
    point.startLow = low;
    point.startHigh = high;
  } else {
    point.timeLow = low;
    point.timeHigh = high;
  }
  return true;
}
