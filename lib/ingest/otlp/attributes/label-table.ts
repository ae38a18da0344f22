import { MAX_VALUE_BYTES } from "../limits";
import { LabelMemory, NO_LABEL } from "./label-memory";

/** Most numbers that are read are statuses. */
const DIGITS = Array.from({ length: 1024 }, (_, value) => String(value));

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** Outlives bodies, for what it saves is strings; what a body comes to does not depend on it. */
let memory = new LabelMemory();

/**
 * Texts of one body as labels: small numbers, the same for texts that are equal after `labelText`. A text that this process met
 * before makes no string.
 */
export class LabelTable {
  readonly #body: Uint8Array;
  readonly #view: DataView;
  readonly #memory: LabelMemory;

  constructor(body: Uint8Array) {
    if (memory.isFull) memory = new LabelMemory();
    this.#memory = memory;
    this.#body = body;
    this.#view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  }

  textOf(label: number): string {
    return this.#memory.textOf(label);
  }

  /** The label of the UTF-8 text in a range of the body. */
  ofBytes(from: number, limit: number): number {
    if (from === limit) return NO_LABEL;
    const to = limit - from > MAX_VALUE_BYTES ? this.#characterStart(from + MAX_VALUE_BYTES) : limit;
    const known = this.#memory.ofBytes(this.#view, from, to);
    return known === NO_LABEL ? this.#enter(from, to) : known;
  }

  /** The label of a string of at most `MAX_VALUE_BYTES`. */
  ofText(raw: string): number {
    return this.#memory.ofText(raw);
  }

  /** The label of a whole number's digits. */
  ofInteger(value: number): number {
    return this.#memory.ofText(DIGITS[value] ?? String(value));
  }

  /** The label of two texts with a space between them. */
  ofPair(first: number, second: number): number {
    return this.#memory.ofPair(first, second);
  }

  /** The label of what `derive` makes of a label's text; asked once for each. */
  derived(label: number, derive: (text: string) => string): number {
    return this.#memory.derived(label, derive);
  }

  /** The text in a range of the body, at most `MAX_VALUE_BYTES` of it; nothing remembers it. */
  decode(from: number, to: number): string {
    return this.#decode(from, Math.min(to, from + MAX_VALUE_BYTES));
  }

  #enter(from: number, to: number): number {
    const label = this.#memory.ofText(this.#decode(from, to));
    this.#memory.remember(this.#view, from, to, label);
    return label;
  }

  /** Nearly all texts are short ASCII, for which a decoder takes longer than a loop. */
  #decode(from: number, to: number): string {
    let raw = "";
    for (let at = from; at < to; at++) {
      const byte = this.#body[at] ?? 0;
      if (byte > 126) return decoder.decode(this.#body.subarray(from, to));
      raw += String.fromCharCode(byte);
    }
    return raw;
  }

  /** Moves back to where the character at a byte begins, so that a cut splits none. */
  #characterStart(at: number): number {
    let start = at;
    while (start > at - 4 && ((this.#body[start] ?? 0) & 0xc0) === 0x80) start--;
    return start;
  }
}
