import { MAX_ATTRIBUTES } from "../limits";
import type { Cursor } from "../protobuf/cursor";
import { KeyValue } from "../protobuf/key-value";

const COLUMNS = 4;

/** A stretch of the body: the bytes `from` up to, but without, `to`. */
export type ByteRange = { readonly from: number; readonly to: number };
const NOTHING_SAID: ByteRange = { from: 0, to: 0 };

/** Where the attributes of one log record or span event stand in the body. Nothing is decoded before it is asked for. */
export class AttributeList {
  #count = 0;
  readonly #place = new KeyValue();
  readonly #places = new Int32Array(MAX_ATTRIBUTES * COLUMNS);

  get count(): number {
    return this.#count;
  }

  reset(): void {
    this.#count = 0;
  }

  /** Reads the `KeyValue` that ends at `end`. Attributes over the limit are passed over. */
  read(cursor: Cursor, end: number): void {
    this.#place.read(cursor, end);
    if (this.#count >= MAX_ATTRIBUTES) return;
    const { keyFrom, keyTo, valueFrom, valueTo } = this.#place;
    const at = this.#count++ * COLUMNS;
    this.#places[at] = keyFrom;
    this.#places[at + 1] = keyTo;
    this.#places[at + 2] = valueFrom;
    this.#places[at + 3] = valueTo;
  }

  key(index: number): ByteRange {
    return this.#range(index * COLUMNS);
  }

  value(index: number): ByteRange {
    return this.#range(index * COLUMNS + 2);
  }

  /** The value of an attribute by its name in UTF-8; of several the last counts. Empty when there is none. */
  valueOf(bytes: Uint8Array, name: Uint8Array): ByteRange {
    for (let index = this.#count - 1; index >= 0; index--) if (isText(bytes, this.key(index), name)) return this.value(index);
    return NOTHING_SAID;
  }

  #range(at: number): ByteRange {
    return { from: this.#places[at] ?? 0, to: this.#places[at + 1] ?? 0 };
  }
}

/** Whether a stretch of the body is this text. */
export function isText(bytes: Uint8Array, { from, to }: ByteRange, text: Uint8Array): boolean {
  if (to - from !== text.length) return false;
  for (let index = 0; index < text.length; index++) if (bytes[from + index] !== text[index]) return false;
  return true;
}
