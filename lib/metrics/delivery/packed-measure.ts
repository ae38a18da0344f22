import { VarintReader } from "@/lib/domain/varint";
import { COARSE, classOf, lowestOf } from "./value-class";

/** Counts of classes from `first` on, and beside each how many values lie before it; one more sum than counts. */
type Sketch = { readonly first: number; readonly counts: readonly number[]; readonly sums: readonly number[] };

/** The values of one measure of one day or month, as they are kept: here, or as a stretch of `sorted` of which only the classes are known. */
export class PackedMeasure {
  readonly n: number;
  /** Where its values begin in `sorted`, in bytes; null when they are all here. */
  readonly offset: number | null;
  readonly #packed: Uint8Array;
  #values: Uint32Array | null = null;
  #sketch: Sketch | null = null;

  constructor(n: number, offset: number | null, packed: Uint8Array) {
    this.n = n;
    this.offset = offset;
    this.#packed = packed;
  }

  /** The values in ascending order, where they are here. */
  get values(): Uint32Array {
    this.#values ??= this.#unpack();
    return this.#values;
  }

  /** Of a measure that is not here: into how many classes an octave is divided, as its binary logarithm. */
  get bits(): number {
    return this.#packed[0] ?? COARSE;
  }

  /** Adds the number of values of each class to `counts`; of a measure that is not here the classes may be finer, not coarser. */
  addClasses(counts: Float64Array, bits: number): void {
    const add = (index: number, count: number): void => {
      counts[index] = (counts[index] ?? 0) + count;
    };
    if (this.offset === null) {
      for (const value of this.values) add(classOf(value, bits), 1);
      return;
    }
    const { first, counts: held } = this.#classes();
    const own = this.bits;
    for (const [index, count] of held.entries())
      if (count > 0) add(own === bits ? first + index : classOf(lowestOf(first + index, own), bits), count);
  }

  /** Where the values within [low, high), both bounds of classes, stand among those of a measure that is not here: from, and how many. */
  stretchOf(low: number, high: number): { readonly from: number; readonly count: number } {
    const { first, sums } = this.#classes();
    const before = (index: number): number => sums[Math.min(Math.max(index - first, 0), sums.length - 1)] ?? 0;
    const from = before(classOf(low, this.bits));
    return { from, count: (high > 0xffffffff ? this.n : before(classOf(high, this.bits))) - from };
  }

  #classes(): Sketch {
    if (this.#sketch !== null) return this.#sketch;
    const reader = new VarintReader(this.#packed);
    reader.at = 1;
    const first = reader.next();
    const [counts, sums]: [number[], number[]] = [[], [0]];
    for (let sum = 0; !reader.done; sums.push(sum)) {
      const count = reader.next();
      counts.push(count);
      sum += count;
    }
    this.#sketch = { first, counts, sums };
    return this.#sketch;
  }

  #unpack(): Uint32Array {
    const reader = new VarintReader(this.#packed);
    const values = new Uint32Array(this.offset === null ? this.n : 0);
    let value = 0;
    for (let at = 0; at < values.length; at++) {
      value += reader.next();
      values[at] = value;
    }
    return values;
  }
}

export const NO_VALUES = new PackedMeasure(0, null, new Uint8Array());
