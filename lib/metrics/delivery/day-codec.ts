import { pushVarint, VarintReader } from "@/lib/domain/varint";
import { bytesOfWords } from "@/lib/domain/words";
import { pushCounts, readCounts } from "./counts-codec";
import { type Notable, pushNotable, readNotable } from "./notable";
import { NO_VALUES, PackedMeasure } from "./packed-measure";
import { type Counts, MEASURES, type Measure, type Summary } from "./summary";
import { COARSE, classOf } from "./value-class";

/** The first byte of every packed day. Those of the first version end before what is notable. */
export const DAY_CODEC_VERSION = 2;
const FIRST_VERSION = 1;

/** A measure of so many values or fewer is kept with the counts: a slice of its own would cost more than it saves. Of a month, more. */
const FEW = 256;
const FEW_OF_MONTH = 1_024;
/** Always read as a whole. */
const WHOLE: ReadonlySet<Measure> = new Set(["recovery", "open"]);

export type DecodedDay = {
  readonly counts: Counts;
  readonly measures: Readonly<Record<Measure, PackedMeasure>>;
  readonly notable: () => Notable;
};

/**
 * Packs a summary in two parts. `facts`: its counts, the values of every small measure, and of the large ones how many there are in
 * each class (`classOf`; `bits` says how fine), and what is notable. `sorted`: the values of the large ones as they are, four bytes each, lowest first, ascending, one measure
 * after the other in the order of `MEASURES`; whoever knows the classes reads just the stretch that holds the rank they look for.
 * Values are whole numbers from 0 to 2^32 - 1.
 */
export function encodeDay({ counts, sorted, notable }: Summary, bits = COARSE): { facts: Uint8Array; sorted: Uint8Array } {
  const bytes: number[] = [DAY_CODEC_VERSION];
  pushCounts(bytes, counts);
  const few = bits === COARSE ? FEW : FEW_OF_MONTH;
  const large: (readonly number[])[] = [];
  for (const measure of MEASURES) {
    const values = sorted[measure];
    const whole = values.length <= few || WHOLE.has(measure);
    pushVarint(bytes, values.length * 2 + (whole ? 0 : 1));
    if (values.length === 0) continue;
    const packed = whole ? stepsOf(values) : classesOf(values, bits);
    pushVarint(bytes, packed.length);
    for (const byte of packed) bytes.push(byte);
    if (!whole) large.push(values);
  }
  pushNotable(bytes, notable);
  return { facts: Uint8Array.from(bytes), sorted: bytesOfWords(large) };
}

/** What `encodeDay` put into `facts`. Throws RangeError for bytes of another version. */
export function decodeDay(facts: Uint8Array): DecodedDay {
  if (facts[0] !== DAY_CODEC_VERSION && facts[0] !== FIRST_VERSION)
    throw new RangeError(`A packed day of version ${facts[0]} cannot be read.`);
  const reader = new VarintReader(facts);
  reader.at = 1;
  const counts = readCounts(reader);
  let offset = 0;
  const read = (): PackedMeasure => {
    const head = reader.next();
    const n = Math.floor(head / 2);
    if (n === 0) return NO_VALUES;
    const length = reader.next();
    const measure = new PackedMeasure(n, head % 2 === 0 ? null : offset, facts, reader.at, length);
    reader.at += length;
    if (measure.offset !== null) offset += n * 4;
    return measure;
  };
  const measures = byMeasure(read);
  const rest = facts.subarray(reader.at);
  return { counts, measures, notable: () => readNotable(rest) };
}

/** A record of what `of` gives for each measure, asked in the order of `MEASURES`. */
export function byMeasure<T>(of: (measure: Measure) => T): Record<Measure, T> {
  const found: Partial<Record<Measure, T>> = {};
  for (const measure of MEASURES) found[measure] = of(measure);
  return found as Record<Measure, T>;
}

/** The first value, and how much larger each one after it is. */
function stepsOf(values: readonly number[]): number[] {
  const bytes: number[] = [];
  let before = 0;
  for (const value of values) {
    pushVarint(bytes, value - before);
    before = value;
  }
  return bytes;
}

/** How fine the classes are, the first that has any, and the count of every class from there to the last that has. */
function classesOf(values: readonly number[], bits: number): number[] {
  const [first, last] = [classOf(values[0] ?? 0, bits), classOf(values.at(-1) ?? 0, bits)];
  const counts = new Array<number>(last - first + 1).fill(0);
  for (const value of values) {
    const index = classOf(value, bits) - first;
    counts[index] = (counts[index] ?? 0) + 1;
  }
  const bytes: number[] = [bits];
  pushVarint(bytes, first);
  for (const count of counts) pushVarint(bytes, count);
  return bytes;
}
