/** One line of a stream, counted from 1; null when it is longer than anything that is read. */
export type Line = { readonly number: number; readonly bytes: Uint8Array | null };

const NEWLINE = 0x0a;
const LONGEST = 1_048_576;

/** Splits bytes at newlines, however they are cut into chunks. Blank lines are counted and left out. */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  let number = 0;
  let parts: Uint8Array[] = [];
  let length = 0;
  const take = (): Line[] => {
    const bytes = length > LONGEST ? null : Buffer.concat(parts);
    number += 1;
    parts = [];
    length = 0;
    return bytes?.every(isSpace) ? [] : [{ number, bytes }];
  };
  const add = (part: Uint8Array): void => {
    length += part.length;
    if (length <= LONGEST) parts.push(part);
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
      add(chunk.subarray(from, at));
      yield* take();
      from = at + 1;
    }
    if (from < chunk.length) add(chunk.subarray(from));
  }
  if (length > 0) yield* take();
}

const isSpace = (byte: number): boolean => byte === 0x20 || byte === 0x0d || byte === 0x09;
