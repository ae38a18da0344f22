/** Whether `length` bytes of two views are equal, four at a time. */
export function sameBytes(one: DataView, oneFrom: number, other: DataView, otherFrom: number, length: number): boolean {
  let at = 0;
  for (; at + 4 <= length; at += 4) if (one.getInt32(oneFrom + at) !== other.getInt32(otherFrom + at)) return false;
  for (; at < length; at++) if (one.getUint8(oneFrom + at) !== other.getUint8(otherFrom + at)) return false;
  return true;
}
