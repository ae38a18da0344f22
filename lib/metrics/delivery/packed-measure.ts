import { VarintReader } from "@/lib/domain/varint";
import { COARSE, COARSE_OF_FINE, classOf, FINE, lowestOf } from "./value-class";

/** Counts of classes from `first` on, and beside each how many values lie before it; one more sum than counts. */
type Sketch = { readonly first: number; readonly counts: Uint32Array; readonly sums: Uint32Array };

/** The values of one measure of one day or month, as they are kept: here, or as a stretch of `sorted` of which only the classes are known. */
export class PackedMeasure {
  readonly n: number;
  /** Where its values begin in `sorted`, in bytes; null when they are all here. */
  readonly offset: number | null;
  readonly #bytes: Uint8Array;
  readonly #from: number;
  readonly #length: number;
  #values: Uint32Array | null = null;
  #sketch: Sketch | null = null;

  /** It is packed in `length` of some bytes; they are looked at when something is asked. */
  constructor(n: number, offset: number | null, bytes: Uint8Array, from: number, length: number) {
    this.n = n;
    this.offset = offset;
    this.#bytes = bytes;
    this.#from = from;
    this.#length = length;
  }

  /** The values in ascending order, where they are here. */
  get values(): Uint32Array {
    this.#values ??= this.#unpack();
    return this.#values;
  }

  /** Of a measure that is not here: into how many classes an octave is divided, as its binary logarithm. */
  get bits(): number {
    return this.#bytes[this.#from] ?? COARSE;
  }

  /** Adds the number of values of each class to `counts`; of a measure that is not here the classes may be finer, not coarser. */
  addClasses(counts: Float64Array, bits: number): void {
    if (this.offset === null) {
      for (const value of this.values) addTo(counts, classOf(value, bits), 1);
      return;
    }
    const { first, counts: held } = this.#classes();
    const classIn = classesIn(this.bits, bits);
    for (let index = 0; index < held.length; index++) {
      const count = held[index] ?? 0;
      if (count > 0) addTo(counts, classIn(first + index), count);
    }
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
    const reader = this.#reader();
    reader.at = 1;
    const first = reader.next();
    const most = this.#length - reader.at;
    const [counts, sums] = [new Uint32Array(most), new Uint32Array(most + 1)];
    let held = 0;
    for (let sum = 0; !reader.done; held++) {
      const count = reader.next();
      counts[held] = count;
      sum += count;
      sums[held + 1] = sum;
    }
    this.#sketch = { first, counts: counts.subarray(0, held), sums: sums.subarray(0, held + 1) };
    return this.#sketch;
  }

  #reader(): VarintReader {
    return new VarintReader(this.#bytes.subarray(this.#from, this.#from + this.#length));
  }

  #unpack(): Uint32Array {
    const reader = this.#reader();
    const values = new Uint32Array(this.offset === null ? this.n : 0);
    let value = 0;
    for (let at = 0; at < values.length; at++) {
      value += reader.next();
      values[at] = value;
    }
    return values;
  }
}

function addTo(counts: Float64Array, index: number, count: number): void {
  counts[index] = (counts[index] ?? 0) + count;
}

/** Which class of `bits` a class of `own` is a part of. */
function classesIn(own: number, bits: number): (index: number) => number {
  if (own === bits) return (index) => index;
  if (own === FINE && bits === COARSE) return (index) => COARSE_OF_FINE[index] ?? 0;
  return (index) => classOf(lowestOf(index, own), bits);
}

export const NO_VALUES = new PackedMeasure(0, null, new Uint8Array(), 0, 0);
