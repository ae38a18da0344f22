import { MAX_PROBES } from "../limits";
import type { SpanIds } from "../reduction";

/** A quarter full at most: longer runs than `MAX_PROBES` then come of malice only. */
const LEAST_SLOTS = 4096;
const MOST_KEPT_SLOTS = 16_384;

/**
 * The spans counted of one body at a time, each by a 64-bit hash of its ids and kind; its arrays serve all bodies of a process.
 */
export class SpanSet {
  /** Halves of the hash taken last. */
  high = 0;
  low = 0;
  #size = 0;
  #highs = new Int32Array(LEAST_SLOTS / 4);
  #lows = new Int32Array(LEAST_SLOTS / 4);
  /** Open addressing: place in the arrays + 1, or 0. */
  #table = new Int32Array(LEAST_SLOTS);

  /** Small bodies do not pay for the room that a large one took. */
  clear(): void {
    if (this.#table.length > MOST_KEPT_SLOTS) this.#table = new Int32Array(LEAST_SLOTS);
    else this.#table.fill(0);
    this.#size = 0;
  }

  /**
   * Hashes the 16 bytes of a trace id and the 8 of a span id in `view` into `high` and `low`, never both zero. The kind is part of it,
   * because in Zipkin's way both ends of a call are spans of the same id; 0 stands for the id alone.
   */
  hash(view: DataView, traceAt: number, spanAt: number, kind: number): void {
    let high = 0x2545f491 ^ kind;
    let low = 0x6c078965 ^ kind;
    for (let at = traceAt; at < traceAt + 16; at += 4) {
      const word = view.getInt32(at, true);
      high = mix(high ^ word, 0x85ebca6b);
      low = mix(low ^ word, 0xc2b2ae35);
    }
    for (let at = spanAt; at < spanAt + 8; at += 4) {
      const word = view.getInt32(at, true);
      high = mix(high ^ word, 0x85ebca6b);
      low = mix(low ^ word, 0xc2b2ae35);
    }
    this.high = high;
    this.low = high === 0 && low === 0 ? 1 : low;
  }

  /** Adds the hash taken last; false when it is there already. Ids made to collide are not told apart beyond `MAX_PROBES`: they count. */
  add(): boolean {
    const { high, low } = this;
    const mask = this.#table.length - 1;
    for (let probe = 0; probe < MAX_PROBES; probe++) {
      const at = this.#table[(low + probe) & mask] ?? 0;
      if (at === 0) break;
      if (this.#lows[at - 1] === low && this.#highs[at - 1] === high) return false;
    }
    this.#highs[this.#size] = high;
    this.#lows[this.#size] = low;
    this.#place(this.#size++);
    if (this.#size * 4 === this.#table.length) this.#widen();
    return true;
  }

  ids(): SpanIds {
    return { high: this.#highs.slice(0, this.#size), low: this.#lows.slice(0, this.#size) };
  }

  #widen(): void {
    const slots = this.#table.length * 2;
    const highs = new Int32Array(slots / 4);
    const lows = new Int32Array(slots / 4);
    highs.set(this.#highs.subarray(0, this.#size));
    lows.set(this.#lows.subarray(0, this.#size));
    this.#highs = highs;
    this.#lows = lows;
    this.#table = new Int32Array(slots);
    for (let at = 0; at < this.#size; at++) this.#place(at);
  }

  #place(at: number): void {
    const mask = this.#table.length - 1;
    const low = this.#lows[at] ?? 0;
    for (let probe = 0; probe < MAX_PROBES; probe++) {
      const slot = (low + probe) & mask;
      if (this.#table[slot] !== 0) continue;
      this.#table[slot] = at + 1;
      return;
    }
  }
}

function mix(word: number, factor: number): number {
  const mixed = Math.imul(word, factor);
  return mixed ^ (mixed >>> 15);
}
