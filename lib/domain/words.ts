/** Whole numbers from 0 to 2^32 - 1 as four bytes each, lowest first. */
export function bytesOfWords(lists: readonly (readonly number[])[]): Uint8Array {
  const bytes = new Uint8Array(lists.reduce((sum, { length }) => sum + length * 4, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const values of lists) for (const value of values) view.setUint32(4 * at++, value, true);
  return bytes;
}

/** The numbers that `bytesOfWords` wrote, or those of a part of its bytes. */
export function wordsIn(bytes: Uint8Array): Uint32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const values = new Uint32Array(bytes.byteLength >> 2);
  for (let at = 0; at < values.length; at++) values[at] = view.getUint32(at * 4, true);
  return values;
}
