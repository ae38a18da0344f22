import { NO_ID } from "./span-draft";

const WORD = 4;

/** Whether the id of `bytes` bytes that begins at `at` is there and not all zero. */
export function hasId(view: DataView, at: number, bytes: number): boolean {
  if (at === NO_ID) return false;
  for (let offset = 0; offset < bytes; offset += WORD) if (view.getInt32(at + offset) !== 0) return true;
  return false;
}

/** Whether two ids of `bytes` bytes are the same. */
export function sameId(view: DataView, one: number, other: number, bytes: number): boolean {
  for (let offset = 0; offset < bytes; offset += WORD) if (view.getInt32(one + offset) !== view.getInt32(other + offset)) return false;
  return true;
}

/** The id of `bytes` bytes in lower-case hex. */
export function hexId(view: DataView, at: number, bytes: number): string {
  let hex = "";
  for (let offset = 0; offset < bytes; offset++)
    hex += view
      .getUint8(at + offset)
      .toString(16)
      .padStart(2, "0");
  return hex;
}
