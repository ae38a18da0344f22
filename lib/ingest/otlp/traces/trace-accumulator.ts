import { WakeError } from "@/lib/domain/error";
import { CONCEPT } from "../attributes/attribute-names";
import { AttributeSlots } from "../attributes/attribute-slots";
import { LabelTable } from "../attributes/label-table";
import { MAX_AGE_MS, MAX_FUTURE_MS, MAX_GROUPS, MAX_SPANS } from "../limits";
import type { RejectReason, TraceReduction } from "../trace-reduction";
import { allOperations } from "./all-operations";
import { failed } from "./failed";
import { millisOf, minuteOf, nanosBetween } from "./nano-time";
import { operationOf } from "./operation";
import { Origins } from "./origins";
import type { Row } from "./row";
import { CONSUMER, isOutgoing, NO_SERIES, seriesKindOf } from "./series-kind";
import { SeriesRows } from "./series-rows";
import { SPAN_AT, SpanDraft, TRACE_AT } from "./span-draft";
import { SpanLinks } from "./span-links";

const TYPICAL_SPAN_BYTES = 384;

/**
 * Everything after "one span", shared by both encodings. A reader fills `resource` and calls `enterResource`, then fills `span` and calls
 * `addSpan` for each of its spans.
 */
export class TraceAccumulator {
  readonly labels: LabelTable;
  readonly resource = new AttributeSlots();
  readonly span = new SpanDraft();
  readonly #now: number;
  readonly #origins: Origins;
  readonly #rows: SeriesRows;
  readonly #links: SpanLinks;
  readonly #rejected = new Map<RejectReason, number>();
  /** Row and link of each failed request, link of each failed call. */
  readonly #failedRequests: { readonly row: Row; readonly link: number }[] = [];
  readonly #failedCalls: number[] = [];
  #groups = 0;
  #spans = 0;
  #accepted = 0;
  #ignored = 0;
  #latestMs = Number.NEGATIVE_INFINITY;

  constructor(body: Uint8Array, now: number) {
    this.labels = new LabelTable(body);
    this.#now = now;
    this.#origins = new Origins(this.labels);
    this.#rows = new SeriesRows(this.labels);
    this.#links = new SpanLinks(body.length / TYPICAL_SPAN_BYTES);
  }

  /** Counts a resource or scope entry against the limit of a body. */
  enterGroup(): void {
    if (++this.#groups > MAX_GROUPS) throw tooMany(MAX_GROUPS, "resource and scope entries");
  }

  /** Spans that follow belong to the resource in `resource`. */
  enterResource(): void {
    this.#origins.enter(this.resource);
  }

  /** Takes the span in `span`. */
  addSpan(): void {
    if (++this.#spans > MAX_SPANS) throw tooMany(MAX_SPANS, "spans");
    const reason = this.#take(this.span);
    if (reason !== null) this.#rejected.set(reason, (this.#rejected.get(reason) ?? 0) + 1);
  }

  finish(): TraceReduction {
    this.#settleOwnErrors();
    const deltas = this.#rows.deltas(this.labels);
    return {
      deltas: [...deltas, ...allOperations(deltas)],
      accepted: this.#accepted,
      rejected: Array.from(this.#rejected, ([reason, count]) => ({ reason, count })),
      ignored: this.#ignored,
      latestMs: this.#accepted === 0 ? null : this.#latestMs,
      services: this.#origins.services(),
    };
  }

  /** Why a span is rejected; `null` when it was counted or makes no series. */
  #take(span: SpanDraft): RejectReason | null {
    if (!span.hasId(TRACE_AT)) return "trace-id";
    if (!span.hasId(SPAN_AT)) return "span-id";
    const link = this.#links.add(span.ids);
    const kind = this.#kindOf(span);
    if (kind === NO_SERIES) {
      this.#ignored++;
      return null;
    }
    const startMs = millisOf(span.startHigh, span.startLow);
    const endMs = millisOf(span.endHigh, span.endLow);
    const reason = this.#reasonAgainst(startMs, endMs);
    if (reason !== null) return reason;
    this.#accepted++;
    if (startMs > this.#latestMs) this.#latestMs = startMs;
    if (endMs > this.#latestMs) this.#latestMs = endMs;
    this.#count(span, kind, startMs, link);
    return null;
  }

  #count(span: SpanDraft, kind: number, startMs: number, link: number): void {
    const { labels } = this;
    const { attributes } = span;
    const origin = this.#origins.of(attributes);
    if (startMs < origin.firstMs) origin.firstMs = startMs;
    if (startMs > origin.lastMs) origin.lastMs = startMs;
    const row = this.#rows.rowOf(origin, kind, operationOf(span, labels), minuteOf(span.startHigh, span.startLow));
    const httpStatus = labels.textOf(attributes.get(CONCEPT.httpStatus));
    const rpcStatus = labels.textOf(attributes.get(CONCEPT.rpcStatus));
    const isFailed = failed(kind, span.status, httpStatus, rpcStatus, attributes.has(CONCEPT.errorType));
    this.#rows.count(row, isFailed, nanosBetween(span.startHigh, span.startLow, span.endHigh, span.endLow));
    if (!isFailed) return;
    if (isOutgoing(kind)) this.#failedCalls.push(link);
    else this.#failedRequests.push({ row, link });
  }

  /** A failed request is its own service's failure unless a failed call lies below it in this body. */
  #settleOwnErrors(): void {
    const { length } = this.#failedRequests;
    const propagated = length > 0 && this.#failedCalls.length > 0 ? this.#links.above(this.#failedCalls) : null;
    for (const { row, link } of this.#failedRequests) if (propagated === null || propagated[link] === 0) row.ownErrors++;
  }

  #kindOf({ kind, attributes }: SpanDraft): number {
    if (attributes.has(CONCEPT.cicd) || this.resource.has(CONCEPT.cicd)) return NO_SERIES;
    const seriesKind = seriesKindOf(kind);
    if (seriesKind !== CONSUMER || !attributes.has(CONCEPT.messaging)) return seriesKind;
    const operation = this.labels.textOf(attributes.get(CONCEPT.messaging));
    return operation === "receive" || operation === "settle" ? NO_SERIES : seriesKind;
  }

  #reasonAgainst(startMs: number, endMs: number): RejectReason | null {
    if (startMs === 0) return "no-start";
    if (startMs < this.#now - MAX_AGE_MS) return "too-old";
    return startMs > this.#now + MAX_FUTURE_MS || endMs > this.#now + MAX_FUTURE_MS ? "future" : null;
  }
}

const tooMany = (limit: number, what: string): WakeError =>
  new WakeError("too-large", `The body holds more than ${limit.toLocaleString("en")} ${what}.`, {
    fix: "Lower the batch size of the exporter.",
  });
