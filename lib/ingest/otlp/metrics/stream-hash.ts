const DIGITS = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/**
 * The identity of a stream as 128 bits, made without strings. Not against those who want two streams to collide: a stream is told
 * apart within its service only, so they would harm themselves.
 */
export class StreamHash {
  readonly #lanes = new Int32Array(4);
  readonly #pair = new Int32Array(4);

  reset(): void {
    this.#lanes.fill(0);
  }

  /** Takes a key and its value; the order of pairs does not matter. */
  addPair(view: DataView, keyFrom: number, keyTo: number, valueFrom: number, valueTo: number): void {
    const pair = this.#pair.fill(0);
    absorb(pair, view, keyFrom, keyTo);
    absorb(pair, view, valueFrom, valueTo);
    this.#addPair();
  }

  /** Takes a value under the number of its field; the order does not matter either. */
  addField(field: number, view: DataView, from: number, to: number): void {
    const pair = this.#pair.fill(field);
    absorb(pair, view, from, to);
    this.#addPair();
  }

  /** Goes on with bytes; the order of all that follows matters. */
  appendBytes(view: DataView, from: number, to: number): void {
    absorb(this.#lanes, view, from, to);
  }

  appendText(text: string): void {
    mix(this.#lanes, text.length);
    for (let at = 0; at < text.length; at++) mix(this.#lanes, text.charCodeAt(at));
  }

  append(other: StreamHash): void {
    for (const lane of other.#lanes) mix(this.#lanes, lane);
  }

  /** Becomes equal to another. */
  set(other: StreamHash): void {
    this.#lanes.set(other.#lanes);
  }

  /** An unsigned 32-bit part of it. */
  short(): number {
    return (this.#settled()[0] ?? 0) >>> 0;
  }

  /** Thirty-two hex digits. */
  hex(): string {
    let digits = "";
    for (const lane of this.#settled()) {
      digits += `${DIGITS[lane >>> 24]}${DIGITS[(lane >>> 16) & 255]}${DIGITS[(lane >>> 8) & 255]}${DIGITS[lane & 255]}`;
    }
    return digits;
  }

  #addPair(): void {
    settle(this.#pair);
    for (let lane = 0; lane < 4; lane++) this.#lanes[lane] = (this.#lanes[lane] ?? 0) + (this.#pair[lane] ?? 0);
  }

  #settled(): Int32Array {
    this.#pair.set(this.#lanes);
    settle(this.#pair);
    return this.#pair;
  }
}

/** How many bytes there are, and the bytes, four at a time: `mix` of each, with the lanes in registers. */
function absorb(lanes: Int32Array, view: DataView, from: number, to: number): void {
  let [a, b, c, d] = [lanes[0] ?? 0, lanes[1] ?? 0, lanes[2] ?? 0, lanes[3] ?? 0];
  const whole = to - ((to - from) & 3);
  for (let at = from - 4; at <= whole; at += 4) {
    const word = at < from ? to - from : at < whole ? view.getInt32(at, true) : restOf(view, at, to);
    a = Math.imul(a ^ word, 0x9e3779b1);
    b = Math.imul(b ^ word, 0x85ebca77);
    c = Math.imul(c ^ word, 0xc2b2ae3d);
    d = Math.imul(d ^ word, 0x27d4eb2f);
    a ^= a >>> 15;
    b ^= b >>> 13;
    c ^= c >>> 16;
    d ^= d >>> 14;
  }
  lanes[0] = a;
  lanes[1] = b;
  lanes[2] = c;
  lanes[3] = d;
}

function restOf(view: DataView, from: number, to: number): number {
  let rest = 0;
  for (let at = from; at < to; at++) rest = (rest << 8) | view.getUint8(at);
  return rest;
}

/** Each lane takes the word by its own odd factor (those of xxHash), so that no two lanes go the same way. */
function mix(lanes: Int32Array, word: number): void {
  const a = Math.imul((lanes[0] ?? 0) ^ word, 0x9e3779b1);
  const b = Math.imul((lanes[1] ?? 0) ^ word, 0x85ebca77);
  const c = Math.imul((lanes[2] ?? 0) ^ word, 0xc2b2ae3d);
  const d = Math.imul((lanes[3] ?? 0) ^ word, 0x27d4eb2f);
  lanes[0] = a ^ (a >>> 15);
  lanes[1] = b ^ (b >>> 13);
  lanes[2] = c ^ (c >>> 16);
  lanes[3] = d ^ (d >>> 14);
}

/** Every bit of every lane into all of them. */
function settle(lanes: Int32Array): void {
  for (let round = 0; round < 2; round++)
    for (let lane = 0; lane < 4; lane++) {
      const other = lanes[(lane + 1) & 3] ?? 0;
      const word = Math.imul((lanes[lane] ?? 0) ^ (other >>> 16) ^ other, 0x85ebca6b);
      lanes[lane] = word ^ (word >>> 13);
    }
}
