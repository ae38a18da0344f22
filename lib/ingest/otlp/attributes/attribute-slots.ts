import { CICD, CONCEPT_COUNT, type Concept, READ_NAMES } from "./attribute-names";
import { NO_LABEL } from "./label-table";

const CONCEPT_OF = Uint8Array.from(READ_NAMES, ({ concept }) => concept);
const RANK_OF = Uint8Array.from(READ_NAMES, ({ rank }) => rank);

/** What the attributes of one resource or span say, as label ids by concept. One instance is reused for all spans of a body. */
export class AttributeSlots {
  /** Attributes met so far, read or not. */
  met = 0;
  /** One bit for each concept of which something was said; labels and ranks of others are left over from earlier. */
  #said = 0;
  readonly #labels = new Int32Array(CONCEPT_COUNT);
  readonly #ranks = new Uint8Array(CONCEPT_COUNT);

  reset(): void {
    this.met = 0;
    this.#said = 0;
  }

  /** Takes a value, unless it is empty or a better name has spoken already. */
  put(attribute: number, label: number): void {
    if (label === NO_LABEL) return;
    const concept = CONCEPT_OF[attribute] ?? 0;
    const rank = RANK_OF[attribute] ?? 0;
    const bit = 1 << concept;
    if ((this.#said & bit) !== 0 && (this.#ranks[concept] ?? 0) < rank) return;
    this.#said |= bit;
    this.#ranks[concept] = rank;
    this.#labels[concept] = label;
  }

  /** A `cicd.*` attribute is there, whatever its value. */
  putCicd(): void {
    this.put(CICD, 1);
  }

  /** The label of a concept, `NO_LABEL` when nothing was said. */
  get(concept: Concept): number {
    return this.has(concept) ? (this.#labels[concept] ?? NO_LABEL) : NO_LABEL;
  }

  has(concept: Concept): boolean {
    return (this.#said & (1 << concept)) !== 0;
  }
}
