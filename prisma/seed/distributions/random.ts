/** Chance that repeats: streams of the same name give the same numbers (sfc32, Doty-Humphrey; seeded with FNV-1a of the name). */
export class Random {
  readonly #name: string;
  #a: number;
  #b: number;
  #c: number;
  #count = 1;
  #spare: number | null = null;

  constructor(name: string) {
    this.#name = name;
    this.#a = fnv1a(`${name}/a`);
    this.#b = fnv1a(`${name}/b`);
    this.#c = fnv1a(`${name}/c`);
    for (let round = 0; round < 12; round++) this.next();
  }

  /** A stream of its own, so that drawing more here changes nothing there. */
  fork(name: string): Random {
    return new Random(`${this.#name}/${name}`);
  }

  /** Uniform from 0, inclusive, to 1, exclusive. */
  next(): number {
    const drawn = (this.#a + this.#b + this.#count) | 0;
    this.#count = (this.#count + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + drawn) | 0;
    return (drawn >>> 0) / 2 ** 32;
  }

  /** Standard normal (polar method, Marsaglia and Bray 1964: two at a time). */
  normal(): number {
    const spare = this.#spare;
    this.#spare = null;
    if (spare !== null) return spare;
    for (;;) {
      const [x, y] = [2 * this.next() - 1, 2 * this.next() - 1];
      const square = x * x + y * y;
      if (square >= 1 || square === 0) continue;
      const scale = Math.sqrt((-2 * Math.log(square)) / square);
      this.#spare = y * scale;
      return x * scale;
    }
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.next();
  }

  /** A whole number from `low` to `high`, both inclusive. */
  whole(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  /** One of a list that is not empty. */
  pick<Entry>(list: readonly [Entry, ...Entry[]]): Entry {
    return list[this.whole(0, list.length - 1)] ?? list[0];
  }
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash;
}
