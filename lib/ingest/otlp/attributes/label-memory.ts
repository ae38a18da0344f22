import { MAX_PROBES } from "../limits";
import { labelText } from "./label-text";
import { sameBytes } from "./same-bytes";

/** Labels that every body may need; the first is the empty text: nothing was said. */
export const NO_LABEL = 0;
export const UNKNOWN_LABEL = 1;
export const OTHER_LABEL = 2;
export const ALL_LABEL = 3;
export const NOT_ALL_LABEL = 4;
const GIVEN = ["", "unknown", "other", "*", "(*)"];

/** Words of one entry of the table. */
const WORDS = 4;
const PAIR_WORDS = 3;
const HASH = 0;
const LENGTH = 1;
const START = 2;
const LABEL = 3;

/** Longer texts are decoded each time. */
const MAX_REMEMBERED_BYTES = 256;
/** Beyond either, the next body begins with an empty memory: its senders make up names without end. */
const MAX_LABELS = 16_384;
const MAX_CHARS = 1_048_576;

/**
 * The texts that bodies said lately, each known by a small number, so that a name that comes with every body makes no string. Found
 * by a hash over their bytes, then by the bytes themselves.
 */
export class LabelMemory {
  readonly #texts: string[] = [...GIVEN];
  readonly #idOf = new Map<string, number>(GIVEN.map((text, label) => [text, label]));
  /** One pair for each of 4,096 hashes, the latest: both labels, and that of the pair. */
  readonly #pairs = new Int32Array(4096 * PAIR_WORDS);
  readonly #derived = new Map<(text: string) => string, Map<number, number>>();
  #chars = 0;
  /** Open addressing: texts as they came, each by its hash, length, place in `#bytes`, and label; label 0 leaves a place free. */
  #table = new Int32Array(1024 * WORDS);
  #entries = 0;
  #used = 0;
  #bytes = new DataView(new ArrayBuffer(16_384));

  get isFull(): boolean {
    return this.#texts.length > MAX_LABELS || this.#chars > MAX_CHARS;
  }

  textOf(label: number): string {
    return this.#texts[label] ?? "";
  }

  /** The label of a string. */
  ofText(raw: string): number {
    const known = this.#idOf.get(raw);
    if (known !== undefined) return known;
    const text = labelText(raw);
    const label = this.#idOf.get(text) ?? this.#texts.push(text) - 1;
    this.#idOf.set(text, label);
    this.#idOf.set(raw, label);
    this.#chars += raw.length + text.length;
    return label;
  }

  /** The label of two texts with a space between them. */
  ofPair(first: number, second: number): number {
    const place = ((Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)) >>> 20) * PAIR_WORDS;
    if (this.#pairs[place] === first && this.#pairs[place + 1] === second) return this.#pairs[place + 2] ?? NO_LABEL;
    const label = this.ofText(`${this.textOf(first)} ${this.textOf(second)}`);
    this.#pairs[place] = first;
    this.#pairs[place + 1] = second;
    this.#pairs[place + 2] = label;
    return label;
  }

  /** The label of what `derive` makes of a label's text. */
  derived(label: number, derive: (text: string) => string): number {
    const labels = this.#derived.get(derive) ?? new Map<number, number>();
    const known = labels.get(label);
    if (known !== undefined) return known;
    const made = this.ofText(derive(this.textOf(label)));
    this.#derived.set(derive, labels.set(label, made));
    return made;
  }

  /** The label of a text by its bytes; `NO_LABEL` when they are met for the first time. */
  ofBytes(view: DataView, from: number, to: number): number {
    const table = this.#table;
    const hash = hashOf(view, from, to);
    let place = placeOf(hash, table.length);
    for (let probe = 0; probe < MAX_PROBES; probe++) {
      const label = table[place + LABEL] ?? NO_LABEL;
      if (label === NO_LABEL) break;
      const isLikely = table[place + HASH] === hash && table[place + LENGTH] === to - from;
      if (isLikely && sameBytes(view, from, this.#bytes, table[place + START] ?? 0, to - from)) return label;
      place = next(place, table.length);
    }
    return NO_LABEL;
  }

  /** Remembers the bytes of a label. Bytes that find no place within reach are decoded again when met again. */
  remember(view: DataView, from: number, to: number, label: number): void {
    if (to - from > MAX_REMEMBERED_BYTES || label === NO_LABEL) return;
    this.#makeRoom(to - from);
    for (let at = from; at < to; at++) this.#bytes.setUint8(this.#used + at - from, view.getUint8(at));
    this.#enter(hashOf(view, from, to), to - from, this.#used, label);
    this.#used += to - from;
    this.#entries++;
  }

  #enter(hash: number, length: number, start: number, label: number): void {
    const table = this.#table;
    let place = placeOf(hash, table.length);
    for (let probe = 0; probe < MAX_PROBES; probe++) {
      if (table[place + LABEL] === NO_LABEL) {
        table[place + HASH] = hash;
        table[place + LENGTH] = length;
        table[place + START] = start;
        table[place + LABEL] = label;
        return;
      }
      place = next(place, table.length);
    }
  }

  #makeRoom(bytes: number): void {
    if (this.#used + bytes > this.#bytes.byteLength) {
      const wider = new Uint8Array(this.#bytes.byteLength * 2);
      wider.set(new Uint8Array(this.#bytes.buffer));
      this.#bytes = new DataView(wider.buffer);
    }
    if (this.#entries * 2 * WORDS < this.#table.length) return;
    const narrow = this.#table;
    this.#table = new Int32Array(narrow.length * 2);
    for (let place = 0; place < narrow.length; place += WORDS)
      this.#enter(narrow[place + HASH] ?? 0, narrow[place + LENGTH] ?? 0, narrow[place + START] ?? 0, narrow[place + LABEL] ?? NO_LABEL);
  }
}

const placeOf = (hash: number, length: number): number => (hash << 2) & (length - 1);
const next = (place: number, length: number): number => (place + WORDS) & (length - 1);

/** Four bytes at a time, high bits folded down at the end. Bounded probing makes up for what it lacks. */
function hashOf(view: DataView, from: number, to: number): number {
  let hash = 0x811c9dc5 ^ (to - from);
  let at = from;
  for (; at + 4 <= to; at += 4) hash = Math.imul(hash ^ (hash >>> 15) ^ view.getInt32(at, true), 0x85ebca6b);
  for (; at < to; at++) hash = Math.imul(hash ^ view.getUint8(at), 0x01000193);
  return hash ^ (hash >>> 15);
}
