import { MAX_BUCKETS } from "../limits";
import type { Cursor } from "../protobuf/cursor";

const BYTES = 8;
const HIGH = 2 ** 32;

/**
 * A repeated field of 64-bit numbers, kept as where it stands in the body: how many there are is needed of every histogram, the numbers
 * themselves only of those that are counted.
 */
export class NumberRun {
  length = 0;
  /** From and to of each piece; a packed field is one. Of more numbers than are read, only how many there are is kept. */
  readonly #pieces: number[] = [];

  reset(): void {
    this.length = 0;
    this.#pieces.length = 0;
  }

  /** Takes a packed field whose content ends at `to`. */
  takePacked(cursor: Cursor, to: number): void {
    if ((to - cursor.at) % BYTES !== 0) throw cursor.malformed("ends inside a number");
    this.#take(cursor, to);
  }

  /** Takes one number of a field that is not packed. */
  takeOne(cursor: Cursor, end: number): void {
    cursor.require(BYTES, end);
    this.#take(cursor, cursor.at + BYTES);
  }

  /** From and to of all its numbers when they stand in one piece, as senders write them; else nothing. */
  place(): readonly [from: number, to: number] {
    return this.#pieces.length === 2 ? [this.#pieces[0] ?? 0, this.#pieces[1] ?? 0] : [0, 0];
  }

  doubles(view: DataView): number[] {
    return this.#read((at) => view.getFloat64(at, true));
  }

  /** Unsigned whole numbers, exact below 2^53. */
  integers(view: DataView): number[] {
    return this.#read((at) => view.getUint32(at, true) + view.getUint32(at + 4, true) * HIGH);
  }

  #read(number: (at: number) => number): number[] {
    const numbers: number[] = [];
    for (let piece = 0; piece < this.#pieces.length; piece += 2) {
      const to = this.#pieces[piece + 1] ?? 0;
      for (let at = this.#pieces[piece] ?? 0; at < to; at += BYTES) numbers.push(number(at));
    }
    return numbers;
  }

  #take(cursor: Cursor, to: number): void {
    if (cursor.at < to && this.length <= MAX_BUCKETS) this.#pieces.push(cursor.at, to);
    this.length += (to - cursor.at) / BYTES;
    cursor.at = to;
  }
}
