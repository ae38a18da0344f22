/** Whether `length` bytes of two views are equal, four at a time; the last four overlap those before them. */
export function sameBytes(one: DataView, oneFrom: number, other: DataView, otherFrom: number, length: number): boolean {
  if (length < 4) {
    for (let at = 0; at < length; at++) if (one.getUint8(oneFrom + at) !== other.getUint8(otherFrom + at)) return false;
    return true;
  }
  const last = length - 4;
  for (let at = 0; at < last; at += 4) if (one.getInt32(oneFrom + at, true) !== other.getInt32(otherFrom + at, true)) return false;
  return one.getInt32(oneFrom + last, true) === other.getInt32(otherFrom + last, true);
}
