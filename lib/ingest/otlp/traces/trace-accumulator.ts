import { CONCEPT } from "../attributes/attribute-names";
import { AttributeSlots, bitOf } from "../attributes/attribute-slots";
import { NO_LABEL } from "../attributes/label-memory";
import { LabelTable } from "../attributes/label-table";
import { MAX_GROUPS, MAX_ITEMS } from "../limits";
import type { Cursor } from "../protobuf/cursor";
import type { KnownSpans, Reduction, ReductionContext, RejectReason } from "../reduction";
import { tooMany } from "../too-many";
import { CallEnds } from "./call-ends";
import { failed, STATUS_ERROR } from "./failed";
import { minuteOf, nanosBetween } from "./nano-time";
import { operationOf } from "./operation";
import { Origins } from "./origins";
import { peerOf } from "./peer";
import type { Origin, Row } from "./row";
import { weightOf, wholeWeight } from "./sampling";
import { CONSUMER, DEPENDENCY, isOutgoing, NO_SERIES, seriesKindOf } from "./series-kind";
import { SpanDraft } from "./span-draft";
import { SpanEvents } from "./span-events";
import { hasId } from "./span-id";
import { Latest, TimeBounds } from "./time-bounds";
import type { TraceScratch } from "./trace-scratch";

/** A failed request: how much it counts, where, and which link it is. */
type FailedRequest = { readonly row: Row; readonly link: number; readonly weight: number };

/** The meaning of spans. A reader fills `resource` and calls `enterResource`, then fills `span` and calls `addSpan` for each. */
export class TraceAccumulator {
  readonly resource: AttributeSlots;
  readonly span: SpanDraft;
  readonly #view: DataView;
  readonly #labels: LabelTable;
  readonly #known: KnownSpans | null;
  readonly #bounds: TimeBounds;
  readonly #latest = new Latest();
  readonly #scratch: TraceScratch;
  readonly #origins: Origins;
  readonly #events: SpanEvents;
  readonly #ends = new CallEnds();
  readonly #rejected = new Map<RejectReason, number>();
  readonly #failedRequests: FailedRequest[] = [];
  readonly #failedCalls: number[] = [];
  #groups = 0;
  #spans = 0;
  #accepted = 0;
  #ignored = 0;
  #duplicates = 0;
  #isPipeline = false;

  constructor(cursor: Cursor, { now, known }: ReductionContext, scratch: TraceScratch) {
    this.#labels = new LabelTable(cursor.bytes);
    this.resource = new AttributeSlots(cursor, this.#labels);
    this.span = new SpanDraft(new AttributeSlots(cursor, this.#labels));
    this.#view = cursor.view;
    this.#known = known;
    this.#bounds = new TimeBounds(now);
    this.#scratch = scratch;
    this.#origins = new Origins(this.#labels);
    this.#events = new SpanEvents(cursor.bytes, now);
  }

  /** Counts a resource or scope entry against the limit of a body. */
  enterGroup(): void {
    if (++this.#groups > MAX_GROUPS) throw tooMany(MAX_GROUPS, "resource and scope entries");
  }

  /** Spans that follow belong to the resource in `resource`. */
  enterResource(): void {
    this.#isPipeline = this.resource.names(CONCEPT.cicd);
    this.#origins.enter(this.resource);
  }

  /** Takes the span in `span`. */
  addSpan(): void {
    if (++this.#spans > MAX_ITEMS) throw tooMany(MAX_ITEMS, "spans");
    const { span } = this;
    const reason = this.#take(span, this.#reasonAgainst(span));
    if (reason !== null) this.#rejected.set(reason, (this.#rejected.get(reason) ?? 0) + 1);
  }

  finish(): Reduction {
    this.#settleOwnErrors();
    const { rows, counted } = this.#scratch;
    const deltas = rows.deltas(this.#labels);
    const exceptional = this.#events.finish();
    return {
      deltas: deltas.concat(exceptional.deltas),
      points: [],
      exceptions: exceptional.exceptions,
      metrics: [],
      calls: this.#ends.hints((label) => this.#labels.textOf(label)),
      services: this.#origins.services(),
      accepted: this.#accepted,
      rejected: Array.from(this.#rejected, ([reason, count]) => ({ reason, count })),
      ignored: this.#ignored,
      duplicates: this.#duplicates,
      spans: counted.ids(),
      latestMs: this.#latest.ms,
    };
  }

  /** Why a span is rejected; `null` when it was counted, was counted before or makes no series. */
  #take(span: SpanDraft, reason: RejectReason | null): RejectReason | null {
    if (!hasId(this.#view, span.traceAt, 16)) return "trace-id";
    if (!hasId(this.#view, span.spanAt, 8)) return "span-id";
    const link = this.#scratch.links.add(span);
    const kind = this.#kindOf(span);
    if (kind === NO_SERIES) {
      this.#passOver(span, reason);
      return null;
    }
    if (reason !== null || !this.#isNew(span)) return reason;
    this.#accepted++;
    const origin = this.#originOf(span);
    origin.accepted++;
    this.#count(span, kind, origin, link);
    if (span.hasEvents) this.#events.take(span, origin);
    return null;
  }

  /** A span that makes no series is told apart only for its exceptions, but shows that its version runs. A pipeline is no service. */
  #passOver(span: SpanDraft, reason: RejectReason | null): void {
    const isRead = span.hasEvents && reason === null;
    if (isRead && !this.#isNew(span)) return;
    this.#ignored++;
    if (reason !== null || (!isRead && this.#isOfPipeline(span))) return;
    const origin = this.#originOf(span);
    if (isRead) this.#events.take(span, origin);
  }

  /** Whether the span was not counted before; takes its hash. */
  #isNew({ traceAt, spanAt, kind }: SpanDraft): boolean {
    const { counted } = this.#scratch;
    counted.hash(this.#view, traceAt, spanAt, kind);
    if ((this.#known === null || !this.#known.has(counted.high, counted.low)) && counted.add()) return true;
    this.#duplicates++;
    return false;
  }

  #count(span: SpanDraft, kind: number, origin: Origin, link: number): void {
    const { rows, counted } = this.#scratch;
    const { attributes, startHigh, startLow } = span;
    const sampled = span.stateTo === span.stateFrom ? 1 : weightOf(this.#labels.decode(span.stateFrom, span.stateTo));
    const weight = sampled === 1 ? 1 : wholeWeight(sampled, counted.high);
    const minute = minuteOf(startHigh >>> 0, startLow >>> 0);
    const us = nanosBetween(startHigh >>> 0, startLow >>> 0, span.endHigh >>> 0, span.endLow >>> 0) / 1000;
    const isFailed = this.#isFailed(span, kind);
    const row = rows.rowOf(origin, kind, operationOf(span, kind, this.#labels), minute);
    rows.count(row, isFailed, us, weight);
    if (isOutgoing(kind)) {
      const peer = peerOf(attributes, this.#labels);
      if (peer !== NO_LABEL) rows.count(rows.rowOf(origin, DEPENDENCY, peer, minute), isFailed, us, weight);
      if (isFailed) this.#failedCalls.push(link);
      if (peer === NO_LABEL || !this.#ends.samples(this.#view, span)) return;
      counted.hash(this.#view, span.traceAt, span.spanAt, ID_ALONE);
      this.#ends.made(counted.high, counted.low, origin, peer);
      return;
    }
    if (isFailed) this.#failedRequests.push({ row, link, weight });
    if (!this.#ends.samples(this.#view, span) || !hasId(this.#view, span.parentAt, 8)) return;
    counted.hash(this.#view, span.traceAt, span.parentAt, ID_ALONE);
    this.#ends.taken(counted.high, counted.low, origin);
  }

  #isFailed({ attributes, status }: SpanDraft, kind: number): boolean {
    const { named } = attributes;
    if ((named & TELLS_FAILURE) === 0) return status === STATUS_ERROR;
    const rpcStatus = (named & bitOf(CONCEPT.rpcStatus)) === 0 ? "" : this.#labels.textOf(attributes.get(CONCEPT.rpcStatus));
    const hasErrorType = (named & bitOf(CONCEPT.errorType)) !== 0 && attributes.has(CONCEPT.errorType);
    return failed(kind, status, attributes.numberOf(CONCEPT.httpStatus), rpcStatus, hasErrorType);
  }

  /** Why a span's times cannot be counted; what is not in the future may be the latest time of the body. */
  #reasonAgainst({ startHigh, startLow, endHigh, endLow }: SpanDraft): RejectReason | null {
    const bounds = this.#bounds;
    const isFutureStart = bounds.isFuture(startHigh, startLow);
    const isFutureEnd = bounds.isFuture(endHigh, endLow);
    if (!isFutureStart) this.#latest.note(startHigh, startLow);
    if (!isFutureEnd) this.#latest.note(endHigh, endLow);
    if (startHigh === 0 && startLow >>> 0 < NS_A_MILLISECOND) return "no-start";
    if (bounds.isTooOld(startHigh, startLow)) return "too-old";
    return isFutureStart || isFutureEnd ? "future" : null;
  }

  #originOf({ attributes, startHigh, startLow }: SpanDraft): Origin {
    return this.#origins.of(attributes, startHigh, startLow);
  }

  /** A failed request is its own service's failure unless a failed call lies below it in this body. */
  #settleOwnErrors(): void {
    const { length } = this.#failedRequests;
    const isSearched = length > 0 && this.#failedCalls.length > 0;
    const propagated = isSearched ? this.#scratch.links.above(this.#failedCalls, this.#view) : null;
    for (const { row, link, weight } of this.#failedRequests) if (propagated === null || propagated[link] === 0) row.ownErrors += weight;
  }

  #isOfPipeline({ attributes }: SpanDraft): boolean {
    return this.#isPipeline || attributes.names(CONCEPT.cicd);
  }

  #kindOf(span: SpanDraft): number {
    if (this.#isOfPipeline(span)) return NO_SERIES;
    const { attributes } = span;
    const seriesKind = seriesKindOf(span.kind);
    if (seriesKind !== CONSUMER || !attributes.names(CONCEPT.messaging)) return seriesKind;
    const operation = this.#labels.textOf(attributes.get(CONCEPT.messaging));
    return operation === "receive" || operation === "settle" ? NO_SERIES : seriesKind;
  }
}

const NS_A_MILLISECOND = 1_000_000;
/** Instead of a kind, where a hash must be the same for whoever names the span. */
const ID_ALONE = 0;
const TELLS_FAILURE = bitOf(CONCEPT.httpStatus) | bitOf(CONCEPT.rpcStatus) | bitOf(CONCEPT.errorType);
