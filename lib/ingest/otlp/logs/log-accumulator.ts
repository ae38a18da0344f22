import { CONCEPT, UNREAD } from "../attributes/attribute-names";
import { AttributeSlots } from "../attributes/attribute-slots";
import { LabelTable } from "../attributes/label-table";
import { ExceptionCollector } from "../exceptions/exception-collector";
import { NOTHING } from "../nothing";
import type { Cursor } from "../protobuf/cursor";
import { matchAttribute } from "../protobuf/match-attribute";
import type { Reduction, RejectReason } from "../reduction";
import { millisOf, minuteOf } from "../traces/nano-time";
import { Origins } from "../traces/origins";
import { Latest, TimeBounds } from "../traces/time-bounds";
import { LogCounts } from "./log-counts";
import { LogDraft } from "./log-draft";
import { bearerOf, hasException } from "./record-exception";
import { severityOfNumber, severityOfText } from "./severity";

/** Everything after "one log record": when, whose and how grave it is, and the exception that it may tell of. */
export class LogAccumulator {
  readonly resource: AttributeSlots;
  readonly record = new LogDraft();
  readonly #cursor: Cursor;
  readonly #now: number;
  readonly #labels: LabelTable;
  /** What a record's own attributes say of its service. */
  readonly #own: AttributeSlots;
  readonly #origins: Origins;
  readonly #bounds: TimeBounds;
  readonly #latest = new Latest();
  readonly #counts = new LogCounts();
  readonly #severityOfLabel = new Map<number, number>();
  readonly #exceptions: ExceptionCollector;
  readonly #rejected = new Map<RejectReason, number>();
  #resourceIsWhole = false;
  #accepted = 0;

  constructor(cursor: Cursor, now: number) {
    this.#cursor = cursor;
    this.#now = now;
    this.#labels = new LabelTable(cursor.bytes);
    this.resource = new AttributeSlots(cursor, this.#labels);
    this.#own = new AttributeSlots(cursor, this.#labels);
    this.#origins = new Origins(this.#labels);
    this.#bounds = new TimeBounds(now);
    this.#exceptions = new ExceptionCollector(cursor.bytes, now);
  }

  /** Records that follow belong to the resource in `resource`. */
  enterResource(): void {
    const { resource } = this;
    this.#resourceIsWhole = resource.has(CONCEPT.service) && resource.has(CONCEPT.environment) && resource.has(CONCEPT.version);
    this.#origins.enter(resource);
  }

  /** Takes the record in `record`. One that does not say when it was is taken to be of now. */
  addRecord(): void {
    const { record } = this;
    const reason = record.hasTime ? this.#reasonAgainst(record.timeHigh, record.timeLow) : null;
    if (reason !== null) {
      this.#rejected.set(reason, (this.#rejected.get(reason) ?? 0) + 1);
      return;
    }
    if (!record.hasTime) record.setTime(this.#now);
    if (!this.#resourceIsWhole) this.#readOwn();
    const { timeHigh: high, timeLow: low } = record;
    const origin = this.#origins.of(this.#own, high, low);
    origin.accepted++;
    this.#accepted++;
    this.#counts.count(origin, this.#severity(), minuteOf(high >>> 0, low));
    if (hasException(this.#cursor.bytes, record))
      this.#exceptions.logRecord(record.attributes, origin, bearerOf(this.#cursor.bytes, record, millisOf(high >>> 0, low)));
  }

  finish(): Reduction {
    const { exceptions, deltas } = this.#exceptions.finish();
    return {
      ...NOTHING,
      deltas: [...this.#counts.deltas(), ...deltas],
      exceptions,
      services: this.#origins.services(),
      accepted: this.#accepted,
      rejected: Array.from(this.#rejected, ([reason, count]) => ({ reason, count })),
      latestMs: this.#latest.ms ?? (this.#accepted === 0 ? null : this.#now),
    };
  }

  #severity(): number {
    const { severity, severityFrom, severityTo } = this.record;
    const numbered = severityOfNumber(severity);
    if (numbered !== null) return numbered;
    const label = this.#labels.ofBytes(severityFrom, severityTo);
    const known = this.#severityOfLabel.get(label) ?? severityOfText(this.#labels.textOf(label));
    this.#severityOfLabel.set(label, known);
    return known;
  }

  #readOwn(): void {
    const { attributes } = this.record;
    this.#own.reset();
    for (let index = 0; index < attributes.count; index++) {
      const key = attributes.key(index);
      const value = attributes.value(index);
      const attribute = matchAttribute(this.#cursor.view, key.from, key.to);
      if (attribute !== UNREAD) this.#own.put(attribute, value.from, value.to);
    }
  }

  #reasonAgainst(high: number, low: number): RejectReason | null {
    if (this.#bounds.isFuture(high, low)) return "future";
    this.#latest.note(high, low);
    return this.#bounds.isTooOld(high, low) ? "too-old" : null;
  }
}
