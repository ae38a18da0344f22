const BITS = 19;
const SLOTS = 2 ** BITS;
const MASK = SLOTS - 1;
/** Of a slot: both halves of the hash, its number, and one that is not used, so that no slot lies in two lines of the cache. */
const WORDS = 4;
/** Ids that are made to meet in one place cost no more than this; what finds no place is not remembered. */
const MOST_PROBES = 256;
const NO_PLACE = Number.MIN_SAFE_INTEGER;

/** Bits of the filter, half a mebibyte: with a full table one hash in sixteen that is not here gets past it. */
const FILTER_BITS = 22;

/** Half of its slots: beyond it ways get long. */
export const SPANS_A_TABLE = SLOTS / 2;

/**
 * 64-bit hashes, each with a number above 0, by open addressing. A hash that is all zero stands for an empty slot and is never found.
 * Nearly every hash that is asked for is new, and the table is larger than the caches of a processor: a filter (Bloom 1970, of one
 * function) answers those without a look at it.
 */
export class SpanTable {
  size = 0;
  readonly #words = new Int32Array(SLOTS * WORDS);
  readonly #filter = new Int32Array(2 ** (FILTER_BITS - 5));

  /** The number that the hash was added with; 0 when it is not here. */
  numberOf(high: number, low: number): number {
    const bit = mixed(high, low) >>> (32 - FILTER_BITS);
    if (((this.#filter[bit >>> 5] ?? 0) & (1 << (bit & 31))) === 0) return 0;
    const slot = this.#find(high, low);
    return slot < 0 ? 0 : (this.#words[slot * WORDS + 2] ?? 0);
  }

  add(high: number, low: number, number: number): void {
    const found = this.#find(high, low);
    if (found >= 0 || found === NO_PLACE) return;
    const at = ~found * WORDS;
    this.#words[at] = high;
    this.#words[at + 1] = low;
    this.#words[at + 2] = number;
    const bit = mixed(high, low) >>> (32 - FILTER_BITS);
    this.#filter[bit >>> 5] = (this.#filter[bit >>> 5] ?? 0) | (1 << (bit & 31));
    this.size++;
  }

  /** Moves up what stands behind, so that no way to another id is cut. */
  remove(high: number, low: number): void {
    let hole = this.#find(high, low);
    if (hole < 0) return;
    for (let slot = (hole + 1) & MASK; !this.#isEmpty(slot); slot = (slot + 1) & MASK) {
      const at = slot * WORDS;
      const home = homeOf(this.#words[at] ?? 0, this.#words[at + 1] ?? 0);
      if (((slot - home) & MASK) < ((slot - hole) & MASK)) continue;
      this.#words.copyWithin(hole * WORDS, at, at + WORDS);
      hole = slot;
    }
    this.#words.fill(0, hole * WORDS, (hole + 1) * WORDS);
    this.size--;
  }

  clear(): void {
    this.#words.fill(0);
    this.#filter.fill(0);
    this.size = 0;
  }

  /** Its slot; else the complement of the slot where it would go, or `NO_PLACE`. */
  #find(high: number, low: number): number {
    let slot = homeOf(high, low);
    for (let probe = 0; probe < MOST_PROBES; probe++) {
      const at = slot * WORDS;
      const theirs = this.#words[at] ?? 0;
      const rest = this.#words[at + 1] ?? 0;
      if (theirs === 0 && rest === 0) return ~slot;
      if (theirs === high && rest === low) return slot;
      slot = (slot + 1) & MASK;
    }
    return NO_PLACE;
  }

  #isEmpty(slot: number): boolean {
    return this.#words[slot * WORDS] === 0 && this.#words[slot * WORDS + 1] === 0;
  }
}

/** Both halves decide, spread over all bits. */
function mixed(high: number, low: number): number {
  const both = Math.imul(low ^ Math.imul(high ^ (high >>> 15), 0x85ebca6b), 0xc2b2ae35);
  return both ^ (both >>> 13);
}

const homeOf = (high: number, low: number): number => mixed(high, low) & MASK;
