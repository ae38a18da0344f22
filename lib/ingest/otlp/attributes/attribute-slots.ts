import type { Cursor } from "../protobuf/cursor";
import { readAnyValue } from "../protobuf/read-any-value";
import { CONCEPT, CONCEPT_COUNT, type Concept, READ_NAMES } from "./attribute-names";
import { NO_LABEL } from "./label-memory";
import type { LabelTable } from "./label-table";

const CONCEPT_OF = READ_NAMES.map(({ concept }) => concept);
const RANK_OF = Uint8Array.from(READ_NAMES, ({ rank }) => rank);
/** The bit of a concept in `AttributeSlots.named`. */
export const bitOf = (concept: Concept): number => 1 << concept;

const TEXT = 0x0a;
const INTEGER = 0x18;
/** Lengths and numbers below this are one byte. */
const SHORT = 128;

/**
 * What the attributes of one resource or span say, by concept. A value is kept as where it stands and becomes a label when it is asked
 * for, so that what a span says beyond the need costs nothing. One instance is reused for all spans of a body.
 */
export class AttributeSlots {
  /** Attributes met so far, read or not. */
  met = 0;
  /** One bit (see `bitOf`) for each concept that was named; places and ranks of others are left over from earlier. */
  named = 0;
  readonly #from = new Int32Array(CONCEPT_COUNT);
  readonly #to = new Int32Array(CONCEPT_COUNT);
  readonly #ranks = new Uint8Array(CONCEPT_COUNT);
  readonly #cursor: Cursor;
  readonly #labels: LabelTable;

  constructor(cursor: Cursor, labels: LabelTable) {
    this.#cursor = cursor;
    this.#labels = labels;
  }

  reset(): void {
    this.met = 0;
    this.named = 0;
  }

  /** Takes the `AnyValue` in a range of the body. Of two for one concept the better name wins, then the later, unless it is empty. */
  put(attribute: number, from: number, to: number): void {
    const concept = CONCEPT_OF[attribute] ?? CONCEPT.cicd;
    const rank = RANK_OF[attribute] ?? 0;
    const bit = 1 << concept;
    if ((this.named & bit) !== 0 && !this.#gives(concept, rank, from, to)) return;
    this.named |= bit;
    this.#ranks[concept] = rank;
    this.#from[concept] = from;
    this.#to[concept] = to;
  }

  /** The label of a concept, `NO_LABEL` when nothing was said. */
  get(concept: Concept): number {
    return this.names(concept) ? this.#labelIn(this.#from[concept] ?? 0, this.#to[concept] ?? 0) : NO_LABEL;
  }

  /** The number that a concept's value is or spells; 0 when nothing was said, NaN for another text. */
  numberOf(concept: Concept): number {
    if (!this.names(concept)) return 0;
    const from = this.#from[concept] ?? 0;
    const { bytes } = this.#cursor;
    if ((this.#to[concept] ?? 0) - from === 3 && bytes[from] === INTEGER) {
      const low = bytes[from + 1] ?? 0;
      const high = bytes[from + 2] ?? SHORT;
      if (low >= SHORT && high < SHORT) return (low & 127) | (high << 7);
    }
    return Number(this.#labels.textOf(this.get(concept)));
  }

  has(concept: Concept): boolean {
    return this.get(concept) !== NO_LABEL;
  }

  /** Whether an attribute of the concept is there, whatever its value. */
  names(concept: Concept): boolean {
    return (this.named & (1 << concept)) !== 0;
  }

  #gives(concept: Concept, rank: number, from: number, to: number): boolean {
    if (rank > (this.#ranks[concept] ?? 0)) return this.get(concept) === NO_LABEL;
    return this.#labelIn(from, to) !== NO_LABEL;
  }

  #labelIn(from: number, to: number): number {
    const { bytes } = this.#cursor;
    if (to - from >= 2) {
      const length = bytes[from + 1] ?? SHORT;
      if (bytes[from] === TEXT && length < SHORT && from + 2 + length === to) return this.#labels.ofBytes(from + 2, to);
    }
    this.#cursor.at = from;
    return readAnyValue(this.#cursor, to, this.#labels, 0);
  }
}
