import type { ExceptionSeen } from "@/lib/domain/exception";
import type { RollupDelta } from "@/lib/domain/rollup";
import { ExceptionCollector } from "../exceptions/exception-collector";
import { Cursor } from "../protobuf/cursor";
import { millisOf } from "./nano-time";
import type { Origin } from "./row";
import type { SpanDraft } from "./span-draft";
import { hexId } from "./span-id";

const EVENT = 0x5a;

/** Finds the events of spans and has their exceptions collected. A body without events pays nothing. */
export class SpanEvents {
  readonly #body: Uint8Array;
  readonly #now: number;
  #collector: ExceptionCollector | null = null;

  constructor(body: Uint8Array, now: number) {
    this.#body = body;
    this.#now = now;
  }

  /** Takes the events of a span that has some. */
  take(span: SpanDraft, { service, environment, version }: Origin): void {
    this.#collector ??= new ExceptionCollector(this.#body, this.#now);
    const cursor = new Cursor(this.#body);
    const bearer = {
      traceId: hexId(cursor.view, span.traceAt, 16),
      spanId: hexId(cursor.view, span.spanAt, 8),
      atMs: millisOf(span.startHigh >>> 0, span.startLow >>> 0),
    };
    cursor.at = span.from;
    while (cursor.at < span.to) {
      const tag = cursor.varint();
      if (tag === EVENT) {
        const to = cursor.fieldEnd(span.to);
        this.#collector.spanEvent(cursor.at, to, { service, environment, version }, bearer);
        cursor.at = to;
      } else cursor.skip(tag, span.to);
    }
  }

  finish(): { readonly exceptions: readonly ExceptionSeen[]; readonly deltas: readonly RollupDelta[] } {
    return this.#collector?.finish() ?? { exceptions: [], deltas: [] };
  }
}
