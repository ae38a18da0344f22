import { AttributeList } from "../exceptions/attribute-list";

/**
 * The log record being read. One instance serves a whole body: the reader fills it, the accumulator takes what it needs. Texts and ids are
 * places in the body; the time is the halves of 64 bits, each as a signed word.
 */
export class LogDraft {
  readonly attributes = new AttributeList();
  /** `SeverityNumber` as numbered by OTLP. */
  severity = 0;
  severityFrom = 0;
  severityTo = 0;
  /** When it happened, or, when that is not said, when it was observed; zero when that is not said either. */
  timeHigh = 0;
  timeLow = 0;
  eventFrom = 0;
  eventTo = 0;
  traceFrom = 0;
  traceTo = 0;
  spanFrom = 0;
  spanTo = 0;

  get hasTime(): boolean {
    return this.timeHigh !== 0 || this.timeLow !== 0;
  }

  setTime(ms: number): void {
    const ns = BigInt(Math.max(0, Math.floor(ms))) * 1_000_000n;
    this.timeHigh = Number(BigInt.asIntN(32, ns >> 32n));
    this.timeLow = Number(BigInt.asIntN(32, ns));
  }

  reset(): void {
    this.attributes.reset();
    this.severity = 0;
    this.severityFrom = 0;
    this.severityTo = 0;
    this.timeHigh = 0;
    this.timeLow = 0;
    this.eventFrom = 0;
    this.eventTo = 0;
    this.traceFrom = 0;
    this.traceTo = 0;
    this.spanFrom = 0;
    this.spanTo = 0;
  }
}
