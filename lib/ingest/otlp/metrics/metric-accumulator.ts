import { CONCEPT } from "../attributes/attribute-names";
import { LabelTable } from "../attributes/label-table";
import { MAX_AGE_MS, MAX_FUTURE_MS, MAX_GROUPS, MAX_POINTS } from "../limits";
import { NOTHING } from "../nothing";
import type { Cursor } from "../protobuf/cursor";
import type { Reduction, ReductionContext, RejectReason } from "../reduction";
import { tooMany } from "../too-many";
import { millisOf } from "../traces/nano-time";
import { KeptPoints } from "./kept-points";
import { lacksTemporality, type MetricHeader } from "./metric-header";
import { MetricNotes } from "./metric-notes";
import { PointDraft } from "./point-draft";
import { type Configured, type Speaker, Speakers } from "./speakers";
import { StreamAttributes } from "./stream-attributes";
import { StreamHash } from "./stream-hash";

const NO_RECORDED_VALUE = 1;
const UNENTERED: MetricHeader = { name: "", unit: "", description: "", kind: "gauge", temporality: null, monotonic: false };

/**
 * Everything after "one data point". A reader fills `resource`, then `scope`, and calls `enterResource` and `enterScope`; it calls
 * `enterMetric`, then fills `point` and calls `addPoint` for each of its points.
 */
export class MetricAccumulator {
  readonly resource: StreamAttributes;
  readonly scope = new StreamHash();
  readonly point: PointDraft;
  readonly #cursor: Cursor;
  readonly #labels: LabelTable;
  readonly #now: number;
  readonly #speakers = new Speakers();
  readonly #notes = new MetricNotes();
  readonly #kept: KeptPoints;
  readonly #rejected = new Map<RejectReason, number>();
  readonly #metricHash = new StreamHash();
  readonly #stream = new StreamHash();
  #speaker: Speaker | null = null;
  #config: Configured | null = null;
  #header = UNENTERED;
  #groups = 0;
  #items = 0;
  #accepted = 0;
  #ignored = 0;
  #latestMs = Number.NEGATIVE_INFINITY;

  constructor(cursor: Cursor, { now, promoted }: ReductionContext) {
    this.#cursor = cursor;
    this.#now = now;
    this.#labels = new LabelTable(cursor.bytes);
    this.resource = new StreamAttributes(cursor, this.#labels);
    this.point = new PointDraft(cursor, this.#labels);
    this.#kept = new KeptPoints(cursor.view, this.#labels, promoted);
  }

  /** Counts a resource, scope or metric entry against the limit of a body. */
  enterGroup(): void {
    if (++this.#groups > MAX_GROUPS) throw tooMany(MAX_GROUPS, "resource, scope and metric entries");
  }

  /** Metrics that follow belong to the resource in `resource`. */
  enterResource(): void {
    this.#speaker = this.#speakers.of(this.resource.slots, this.#labels);
    this.#config = this.#speakers.configOf(this.#speaker, this.resource.slots, this.#labels);
  }

  /** Metrics that follow belong to a scope that is about to be read into `scope`. */
  enterScope(): void {
    this.scope.reset();
  }

  /** Points that follow belong to this metric, whose name stands between two places of the body. */
  enterMetric(header: MetricHeader, name: { readonly from: number; readonly to: number }): void {
    this.#header = header;
    const hash = this.#metricHash;
    hash.set(this.resource.hash);
    hash.append(this.scope);
    hash.appendBytes(this.#cursor.view, name.from, name.to);
    hash.appendText(header.unit);
    hash.appendText(`${header.kind} ${header.temporality ?? "none"} ${header.monotonic}`);
    if (this.#speaker !== null) this.#kept.enter(this.#speaker, header);
  }

  /** The text in a range of the body, as labels are kept. */
  textIn(from: number, to: number): string {
    return this.#labels.textOf(this.#labels.ofBytes(from, to));
  }

  /** Takes the point in `point`. */
  addPoint(): void {
    if (++this.#items > MAX_POINTS) throw tooMany(MAX_POINTS, "data points");
    const timeMs = millisOf(this.point.timeHigh, this.point.timeLow);
    if (timeMs <= this.#now + MAX_FUTURE_MS && timeMs > this.#latestMs) this.#latestMs = timeMs;
    if ((this.point.flags & NO_RECORDED_VALUE) !== 0) {
      this.#ignored++;
      return;
    }
    const reason = this.#reasonAgainst(timeMs);
    if (reason === null) this.#take(timeMs);
    else this.#rejected.set(reason, (this.#rejected.get(reason) ?? 0) + 1);
  }

  finish(): Reduction {
    return {
      ...NOTHING,
      points: this.#kept.points,
      metrics: this.#notes.seen(this.#labels),
      services: this.#speakers.seen(),
      accepted: this.#accepted,
      rejected: Array.from(this.#rejected, ([reason, count]) => ({ reason, count })),
      ignored: this.#ignored,
      latestMs: this.#latestMs > 0 ? this.#latestMs : null,
    };
  }

  #reasonAgainst(timeMs: number): RejectReason | null {
    const { point } = this;
    if (point.timeLow === 0 && point.timeHigh === 0) return "no-time";
    const [counts, bounds] = [point.counts.length, point.bounds.length];
    if (counts !== bounds + 1 && counts + bounds > 0) return "buckets";
    if (lacksTemporality(this.#header)) return "temporality";
    if (timeMs < this.#now - MAX_AGE_MS) return "too-old";
    return timeMs > this.#now + MAX_FUTURE_MS ? "future" : null;
  }

  #take(timeMs: number): void {
    const speaker = this.#speaker;
    if (speaker === null) return;
    this.#accepted++;
    speaker.accepted++;
    widen(speaker, timeMs);
    if (this.#config !== null) widen(this.#config, timeMs);
    const { attributes } = this.point;
    this.#stream.set(this.#metricHash);
    this.#stream.append(attributes.hash);
    this.#note(speaker, timeMs);
    const isPipeline = attributes.slots.names(CONCEPT.cicd) || this.resource.slots.names(CONCEPT.cicd);
    this.#kept.add(speaker, this.#header, this.point, this.#stream, isPipeline);
  }

  #note(speaker: Speaker, timeMs: number): void {
    const note = this.#notes.of(speaker.service, this.#header);
    if (note === null) return;
    note.points++;
    note.lastMs = Math.max(note.lastMs, timeMs);
    note.streams.add(this.#stream.short());
    for (const name of this.point.attributes.names) note.attributes.add(name);
  }
}

function widen(times: { firstMs: number; lastMs: number }, timeMs: number): void {
  times.firstMs = Math.min(times.firstMs, timeMs);
  times.lastMs = Math.max(times.lastMs, timeMs);
}
