import { SPACE } from "./marks";

/** Zeros after the source, so that no read of a few bytes leaves it; and room in the target for what is written between two checks. */
const SLACK = 256;
const LEAST_BYTES = 64 * 1024;
/** Buffers above this are given up after their body. */
const KEPT_BYTES = 8 * 1024 * 1024;

const TAB = 0x09;
const LINE_FEED = 0x0a;
const RETURN = 0x0d;

/**
 * What one pass over a JSON body reads and writes: the body with zeros behind it (a zero is nowhere JSON, so every loop stops there),
 * the protobuf so far, and a place in each. Both buffers serve all bodies, one after another.
 */
export class Tape {
  source = new Uint8Array(0);
  input = new DataView(this.source.buffer);
  at = 0;
  end = 0;

  target = new Uint8Array(0);
  output = new DataView(this.target.buffer);
  to = 0;

  /** The integer read last: two unsigned halves. */
  high = 0;
  low = 0;
  /** How many lists of values are open. */
  depth = 0;

  #room = 0;

  /** Begins a body. */
  load(body: Uint8Array): void {
    this.at = this.to = this.depth = 0;
    this.end = body.length;
    if (this.source.length < body.length + SLACK) {
      this.source = new Uint8Array(Math.max(LEAST_BYTES, body.length + SLACK));
      this.input = new DataView(this.source.buffer);
    }
    this.source.set(body);
    this.source.fill(0, body.length, body.length + SLACK);
    this.#makeRoom();
  }

  /** The protobuf so far: a view of a buffer that the next body overwrites. */
  written(): Uint8Array {
    return this.target.subarray(0, this.to);
  }

  /** Ends a body: gives up what it took of memory beyond what is kept. */
  release(): void {
    if (this.source.length > KEPT_BYTES) {
      this.source = new Uint8Array(0);
      this.input = new DataView(this.source.buffer);
    }
    if (this.target.length > KEPT_BYTES) {
      this.target = new Uint8Array(0);
      this.output = new DataView(this.target.buffer);
    }
  }

  /** The next byte that is not space; the place stays on it. */
  next(): number {
    let byte = this.source[this.at] ?? 0;
    while (byte <= SPACE && (byte === SPACE || byte === LINE_FEED || byte === RETURN || byte === TAB)) byte = this.source[++this.at] ?? 0;
    return byte;
  }

  /**
   * Makes sure that a field can be written without another look at the room: what is written of a field is never longer than its JSON
   * by more than the slack.
   */
  reserve(): void {
    if (this.to - this.at > this.#room) this.#makeRoom();
  }

  /** Writes the tag of a message, leaves `width` bytes for its length, and answers where the length stands. */
  open(tag: number, width: number): number {
    this.target[this.to] = tag;
    const start = this.to + 1;
    this.to = start + width;
    return start;
  }

  /** Writes the length of what was written since `open`: in `width` bytes, or moved aside in as many as it takes. */
  close(start: number, width: number): void {
    const length = this.to - start - width;
    if (width === 1 && length < 128) this.target[start] = length;
    else this.#closeLong(start, width, length);
  }

  #closeLong(start: number, width: number, length: number): void {
    const least = length < 1 << 7 ? 1 : length < 1 << 14 ? 2 : length < 1 << 21 ? 3 : length < 1 << 28 ? 4 : 5;
    const taken = Math.max(width, least);
    if (taken > width) {
      this.target.copyWithin(start + taken, start + width, this.to);
      this.to += taken - width;
    }
    let rest = length;
    for (let index = 0; index < taken - 1; index++) {
      this.target[start + index] = (rest & 127) | 128;
      rest >>>= 7;
    }
    this.target[start + taken - 1] = rest;
  }

  #makeRoom(): void {
    const needed = this.to + (this.end - this.at) + SLACK;
    if (this.target.length < needed) {
      const grown = new Uint8Array(Math.max(LEAST_BYTES, needed + (this.to >> 1)));
      grown.set(this.target.subarray(0, this.to));
      this.target = grown;
      this.output = new DataView(grown.buffer);
    }
    this.#room = this.target.length - this.end - SLACK;
  }
}
