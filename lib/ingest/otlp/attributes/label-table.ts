import { MAX_PROBES, MAX_VALUE_BYTES } from "../limits";
import { labelText } from "./label-text";
import { sameBytes } from "./same-bytes";

/** The id of the empty text: nothing was said. */
export const NO_LABEL = 0;

/** More labels than any body holds, yet keys of pairs stay small integers for the first texts of a body, where methods are. */
const PAIR_BASE = 67_108_864;

const LONE_SURROGATE = /\p{Surrogate}/u;

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/**
 * Texts of one body, each once, known by small ids. A text met again in the body's bytes is found by a hash over those bytes and
 * makes no string; a new one is decoded once. Texts that are equal after `labelText` share an id.
 */
export class LabelTable {
  readonly #body: Uint8Array;
  readonly #view: DataView;
  readonly #texts: string[] = [""];
  readonly #idOf = new Map<string, number>([["", NO_LABEL]]);
  readonly #pairs = new Map<number, number>();
  readonly #integers = new Map<number, number>();
  /** Open addressing: entry number + 1, or 0; entries are ranges of the body. */
  #table = new Int32Array(256);
  readonly #hashes: number[] = [];
  readonly #from: number[] = [];
  readonly #to: number[] = [];
  readonly #ids: number[] = [];

  constructor(body: Uint8Array) {
    this.#body = body;
    this.#view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  }

  textOf(label: number): string {
    return this.#texts[label] ?? "";
  }

  /** The label of the UTF-8 text in a range of the body. */
  ofBytes(from: number, limit: number): number {
    if (from === limit) return NO_LABEL;
    const to = limit - from > MAX_VALUE_BYTES ? this.#characterStart(from + MAX_VALUE_BYTES) : limit;
    const hash = this.#hash(from, to);
    const mask = this.#table.length - 1;
    for (let probe = 0; probe < MAX_PROBES; probe++) {
      const place = (hash + probe) & mask;
      const entry = (this.#table[place] ?? 0) - 1;
      if (entry < 0) return this.#enter(place, hash, from, to);
      if (this.#hashes[entry] === hash && this.#same(entry, from, to)) return this.#ids[entry] ?? NO_LABEL;
    }
    return this.#decode(from, to);
  }

  /** The label of a string. */
  ofText(raw: string): number {
    const known = this.#idOf.get(raw);
    if (known !== undefined) return known;
    const label = this.#ofClean(labelText(clipped(raw)));
    this.#idOf.set(raw, label);
    return label;
  }

  /** The label of a whole number's digits. */
  ofInteger(value: number): number {
    const known = this.#integers.get(value);
    if (known !== undefined) return known;
    const label = this.ofText(String(value));
    this.#integers.set(value, label);
    return label;
  }

  /** The label of two texts with a space between them. */
  ofPair(first: number, second: number): number {
    const key = first * PAIR_BASE + second;
    const known = this.#pairs.get(key);
    if (known !== undefined) return known;
    const label = this.ofText(`${this.textOf(first)} ${this.textOf(second)}`);
    this.#pairs.set(key, label);
    return label;
  }

  #ofClean(text: string): number {
    const known = this.#idOf.get(text);
    if (known !== undefined) return known;
    const label = this.#texts.push(text) - 1;
    this.#idOf.set(text, label);
    return label;
  }

  /** The label of bytes met for the first time. Nearly all texts are short ASCII, for which a decoder takes longer than a loop. */
  #decode(from: number, to: number): number {
    let raw = "";
    for (let at = from; at < to; at++) {
      const byte = this.#body[at] ?? 0;
      if (byte > 126) return this.ofText(decoder.decode(this.#body.subarray(from, to)));
      raw += String.fromCharCode(byte);
    }
    return this.ofText(raw);
  }

  #enter(place: number, hash: number, from: number, to: number): number {
    const label = this.#decode(from, to);
    this.#table[place] = this.#hashes.push(hash);
    this.#from.push(from);
    this.#to.push(to);
    this.#ids.push(label);
    if (this.#hashes.length * 2 > this.#table.length) this.#widen();
    return label;
  }

  /** Doubles the table. An entry that finds no place within reach is left out and decoded again when met again. */
  #widen(): void {
    const table = new Int32Array(this.#table.length * 2);
    for (const [entry, hash] of this.#hashes.entries()) {
      for (let probe = 0; probe < MAX_PROBES; probe++) {
        const place = (hash + probe) & (table.length - 1);
        if (table[place] !== 0) continue;
        table[place] = entry + 1;
        break;
      }
    }
    this.#table = table;
  }

  /** Four bytes at a time, high bits folded down at the end. Bounded probing makes up for what it lacks. */
  #hash(from: number, to: number): number {
    const view = this.#view;
    let hash = 0x811c9dc5 ^ (to - from);
    let at = from;
    for (; at + 4 <= to; at += 4) hash = Math.imul(hash ^ (hash >>> 15) ^ view.getInt32(at), 0x85ebca6b);
    for (; at < to; at++) hash = Math.imul(hash ^ view.getUint8(at), 0x01000193);
    return hash ^ (hash >>> 15);
  }

  #same(entry: number, from: number, to: number): boolean {
    const start = this.#from[entry] ?? 0;
    return (this.#to[entry] ?? 0) - start === to - from && sameBytes(this.#view, from, this.#view, start, to - from);
  }

  /** Moves back to where the character at a byte begins, so that a cut splits none. */
  #characterStart(at: number): number {
    let start = at;
    while (start > at - 4 && ((this.#body[start] ?? 0) & 0xc0) === 0x80) start--;
    return start;
  }
}

/** The string as UTF-8 would carry it: at most `MAX_VALUE_BYTES`, no lone surrogates. */
function clipped(raw: string): string {
  if (raw.length * 3 <= MAX_VALUE_BYTES && !LONE_SURROGATE.test(raw)) return raw;
  const bytes = new Uint8Array(Math.min(raw.length * 3, MAX_VALUE_BYTES));
  return decoder.decode(bytes.subarray(0, encoder.encodeInto(raw, bytes).written));
}
