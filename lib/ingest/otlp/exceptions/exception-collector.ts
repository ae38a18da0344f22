import type { ExceptionSeen } from "@/lib/domain/exception";
import type { RollupDelta } from "@/lib/domain/rollup";
import { MAX_AGE_MS, MAX_FUTURE_MS } from "../limits";
import { Cursor } from "../protobuf/cursor";
import { millisOf } from "../traces/nano-time";
import { AttributeList, isText } from "./attribute-list";
import { type Bearer, ExceptionTally, type Place } from "./exception-tally";

const EVENT_TIME = 0x09;
const EVENT_NAME = 0x12;
const EVENT_ATTRIBUTE = 0x1a;
const EXCEPTION = new TextEncoder().encode("exception");

/**
 * Gathers the exceptions of one body. Of spans give every event, of log records those that carry an exception; what comes out is
 * counts by signature and minute, and one case of each signature. The places must be among the services of the same reduction: what
 * belongs to no service that spoke is not stored.
 */
export class ExceptionCollector {
  readonly #cursor: Cursor;
  readonly #now: number;
  readonly #tally: ExceptionTally;
  readonly #attributes = new AttributeList();

  /** `now` in epoch milliseconds decides which times cannot be true. */
  constructor(body: Uint8Array, now: number) {
    this.#cursor = new Cursor(body);
    this.#now = now;
    this.#tally = new ExceptionTally(body);
  }

  /**
   * Takes the `Span.Event` in the body's bytes `from` up to `to`, its tag and length left out; an event of another name than `exception`
   * adds nothing. One whose time cannot be true happened when its span did (`span.atMs`).
   *
   * @throws WakeError `invalid` when the bytes are no message.
   */
  spanEvent(from: number, to: number, place: Place, span: Bearer): void {
    const cursor = this.#cursor;
    cursor.at = from;
    let isException = false;
    let atMs = 0;
    while (cursor.at < to) {
      const tag = cursor.varint();
      if (tag === EVENT_TIME) {
        cursor.require(8, to);
        atMs = millisOf(cursor.view.getUint32(cursor.at + 4, true), cursor.view.getUint32(cursor.at, true));
        cursor.at += 8;
      } else if (tag === EVENT_NAME) {
        const end = cursor.fieldEnd(to);
        isException = isText(cursor.bytes, { from: cursor.at, to: end }, EXCEPTION);
        cursor.at = end;
      } else cursor.skip(tag, to);
    }
    cursor.expectEnd(to);
    if (!isException) return;
    this.#readAttributes(from, to);
    const possible = atMs >= this.#now - MAX_AGE_MS && atMs <= this.#now + MAX_FUTURE_MS;
    this.#tally.add("span", this.#attributes, place, possible ? { ...span, atMs } : span);
  }

  /** Takes the exception that the attributes of a log record tell of. */
  logRecord(attributes: AttributeList, place: Place, record: Bearer): void {
    this.#tally.add("log", attributes, place, record);
  }

  /** Exceptions by service, environment, version and signature, and their counts by minute. */
  finish(): { exceptions: ExceptionSeen[]; deltas: RollupDelta[] } {
    return this.#tally.finish();
  }

  #readAttributes(from: number, to: number): void {
    const cursor = this.#cursor;
    this.#attributes.reset();
    cursor.at = from;
    while (cursor.at < to) {
      const tag = cursor.varint();
      if (tag === EVENT_ATTRIBUTE) this.#attributes.read(cursor, cursor.fieldEnd(to));
      else cursor.skip(tag, to);
    }
  }
}
