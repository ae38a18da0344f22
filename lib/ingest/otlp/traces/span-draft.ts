import type { AttributeSlots } from "../attributes/attribute-slots";

/** Stands for an id that is absent or of the wrong length. */
export const NO_ID = -1;

/**
 * The span being read. One instance serves a whole body: the reader fills it, the accumulator takes what it needs. Ids and texts are
 * places in the body; times are the halves of 64 bits, each as a signed word.
 */
export class SpanDraft {
  readonly attributes: AttributeSlots;
  /** Where its bytes begin and end. */
  from = 0;
  to = 0;
  traceAt = NO_ID;
  spanAt = NO_ID;
  parentAt = NO_ID;
  nameFrom = 0;
  nameTo = 0;
  stateFrom = 0;
  stateTo = 0;
  /** `SpanKind` and `StatusCode` as numbered by OTLP. */
  kind = 0;
  status = 0;
  startHigh = 0;
  startLow = 0;
  endHigh = 0;
  endLow = 0;
  hasEvents = false;

  constructor(attributes: AttributeSlots) {
    this.attributes = attributes;
  }

  reset(from: number, to: number): void {
    this.attributes.reset();
    this.from = from;
    this.to = to;
    this.traceAt = NO_ID;
    this.spanAt = NO_ID;
    this.parentAt = NO_ID;
    this.nameFrom = 0;
    this.nameTo = 0;
    this.stateFrom = 0;
    this.stateTo = 0;
    this.kind = 0;
    this.status = 0;
    this.startHigh = 0;
    this.startLow = 0;
    this.endHigh = 0;
    this.endLow = 0;
    this.hasEvents = false;
  }
}
