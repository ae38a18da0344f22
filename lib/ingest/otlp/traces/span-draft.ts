import { AttributeSlots } from "../attributes/attribute-slots";
import { NO_LABEL } from "../attributes/label-table";

/** Where each id stands in `SpanDraft.ids`, in words of 32 bits. */
export const TRACE_AT = 0;
export const SPAN_AT = 4;
export const PARENT_AT = 6;
export const ID_WORDS = 8;

/** The span being read. One instance serves a whole body: readers fill it, the accumulator takes what it needs. */
export class SpanDraft {
  /** Trace, span and parent id; an id of the wrong length stays all zero, which is as invalid. */
  readonly ids = new Int32Array(ID_WORDS);
  readonly attributes = new AttributeSlots();
  name = NO_LABEL;
  /** `SpanKind` and `StatusCode` as numbered by OTLP. */
  kind = 0;
  status = 0;
  startHigh = 0;
  startLow = 0;
  endHigh = 0;
  endLow = 0;

  reset(): void {
    for (let word = 0; word < ID_WORDS; word++) this.ids[word] = 0;
    this.attributes.reset();
    this.name = NO_LABEL;
    this.kind = 0;
    this.status = 0;
    this.startHigh = 0;
    this.startLow = 0;
    this.endHigh = 0;
    this.endLow = 0;
  }

  hasId(at: typeof TRACE_AT | typeof SPAN_AT): boolean {
    const ids = this.ids;
    return at === TRACE_AT ? ids[0] !== 0 || ids[1] !== 0 || ids[2] !== 0 || ids[3] !== 0 : ids[4] !== 0 || ids[5] !== 0;
  }
}
