import type { ExceptionSample, ExceptionSeen, ExceptionSource } from "@/lib/domain/exception";
import { OTHER } from "@/lib/domain/label-limits";
import type { RollupDelta, SeriesKind } from "@/lib/domain/rollup";
import { EMPTY_ROLLUP } from "@/lib/domain/rollup-add";
import type { AttributeList } from "./attribute-list";
import { type ExceptionTexts, exceptionTexts, otherAttributes } from "./exception-attributes";
import { MAX_SIGNATURES, MAX_STACK_CHARS } from "./exception-limits";
import { type Fault, Faults } from "./fault";
import { withoutSecrets } from "./secrets";
import { cut } from "./value-text";

/** Who told of an exception. */
export type Place = { readonly service: string; readonly environment: string; readonly version: string };

/** The span or log record that an exception belongs to. Ids in lower-case hex, empty when there is none; its time in epoch milliseconds. */
export type Bearer = { readonly traceId: string; readonly spanId: string; readonly atMs: number };

type Entry = {
  readonly place: Place;
  readonly kind: SeriesKind;
  /** Null for the signatures over the limit, which share one entry. */
  readonly fault: Fault | null;
  readonly minutes: Map<number, number>;
  firstMs: number;
  lastMs: number;
  sample: ExceptionSample | null;
};

const MINUTE_MS = 60_000;
const KIND_OF: Readonly<Record<ExceptionSource, SeriesKind>> = { span: "exception", log: "exception-log" };

/** Exceptions of one body by place and signature. Of a span or record, the same exception counts once, however often it is told. */
export class ExceptionTally {
  readonly #body: Uint8Array;
  readonly #faults = new Faults();
  readonly #signatures = new Set<string>();
  readonly #entries = new Map<string, Entry>();
  readonly #told = new Set<string>();

  constructor(body: Uint8Array) {
    this.#body = body;
  }

  add(source: ExceptionSource, attributes: AttributeList, place: Place, bearer: Bearer): void {
    const texts = exceptionTexts(this.#body, attributes);
    if (bearer.traceId !== "") {
      const telling = `${bearer.traceId} ${bearer.spanId} ${texts.type}\0${texts.message}`;
      if (this.#told.has(telling)) return;
      this.#told.add(telling);
    }
    const entry = this.#entryOf(KIND_OF[source], place, this.#faultOf(texts));
    const minute = Math.floor(bearer.atMs / MINUTE_MS);
    entry.minutes.set(minute, (entry.minutes.get(minute) ?? 0) + 1);
    if (bearer.atMs > entry.lastMs) entry.lastMs = bearer.atMs;
    if (bearer.atMs >= entry.firstMs) return;
    entry.firstMs = bearer.atMs;
    if (entry.fault !== null) entry.sample = sampleOf(source, texts, otherAttributes(this.#body, attributes), bearer);
  }

  finish(): { exceptions: ExceptionSeen[]; deltas: RollupDelta[] } {
    const entries = [...this.#entries.values()];
    return { exceptions: entries.flatMap(seenOf), deltas: entries.flatMap(deltasOf) };
  }

  #faultOf({ type, message, stack }: ExceptionTexts): Fault | null {
    const fault = this.#faults.find(type, message, stack);
    if (fault === null || this.#signatures.has(fault.signature)) return fault;
    if (this.#signatures.size >= MAX_SIGNATURES) return null;
    this.#signatures.add(fault.signature);
    return fault;
  }

  #entryOf(kind: SeriesKind, place: Place, fault: Fault | null): Entry {
    const key = `${fault?.signature ?? OTHER} ${kind} ${place.service}\0${place.environment}\0${place.version}`;
    const known = this.#entries.get(key);
    if (known !== undefined) return known;
    const entry: Entry = { place, kind, fault, minutes: new Map(), firstMs: Infinity, lastMs: -Infinity, sample: null };
    this.#entries.set(key, entry);
    return entry;
  }
}

const sampleOf = (
  source: ExceptionSource,
  { message, stack }: ExceptionTexts,
  attributes: Record<string, string>,
  { atMs, traceId, spanId }: Bearer,
): ExceptionSample => ({
  source,
  atMs,
  traceId: traceId === "" ? null : traceId,
  spanId: spanId === "" ? null : spanId,
  message: withoutSecrets(message),
  stack: withoutSecrets(cut(stack, MAX_STACK_CHARS)),
  attributes,
});

function seenOf({ place, fault, firstMs, lastMs, sample }: Entry): ExceptionSeen[] {
  if (fault === null || sample === null) return [];
  const { service, environment, version } = place;
  return [{ service, environment, version, ...fault, firstMs, lastMs, sample }];
}

function deltasOf({ place, kind, fault, minutes }: Entry): RollupDelta[] {
  const { service, environment, version } = place;
  const key = { service, environment, version, kind, operation: fault?.signature ?? OTHER };
  return Array.from(minutes, ([minute, count]) => ({ ...EMPTY_ROLLUP, key, minute, count }));
}
