import type { SeriesKey } from "@/lib/domain/rollup";
import type { StreamPoint } from "@/lib/domain/stream/point";
import { CONCEPT } from "../attributes/attribute-names";
import type { AttributeSlots } from "../attributes/attribute-slots";
import type { LabelTable } from "../attributes/label-table";
import type { PromotedMetrics } from "../reduction";
import { failed } from "../traces/failed";
import { SERVER } from "../traces/series-kind";
import { ExplicitBounds } from "./explicit-bounds";
import type { MetricHeader } from "./metric-header";
import { metricOperation, named } from "./metric-operation";
import type { PointDraft } from "./point-draft";
import { histogramValue, numberValue } from "./point-value";
import { type RequestMetric, requestMetricOf } from "./request-metric";
import type { Speaker } from "./speakers";
import type { StreamHash } from "./stream-hash";

/** The points of a body whose values are kept: of request metrics, and of metrics that someone chose. */
export class KeptPoints {
  readonly points: StreamPoint[] = [];
  readonly #body: { readonly view: DataView; readonly bounds: ExplicitBounds };
  readonly #labels: LabelTable;
  readonly #promoted: PromotedMetrics;
  #request: RequestMetric | null = null;
  #promotion: { readonly scale: number } | null = null;

  constructor(view: DataView, labels: LabelTable, promoted: PromotedMetrics) {
    this.#body = { view, bounds: new ExplicitBounds(view) };
    this.#labels = labels;
    this.#promoted = promoted;
  }

  /** Points that follow belong to this metric of this service. */
  enter({ service }: Speaker, header: MetricHeader): void {
    this.#request = requestMetricOf(header);
    this.#promotion = this.#promoted(service, header.name);
  }

  /** Takes a point, if it is to be kept. Pipelines are no requests: a build would count as one of its CI system's. */
  add(speaker: Speaker, header: MetricHeader, point: PointDraft, stream: StreamHash, isPipeline: boolean): void {
    if (this.#request !== null && !isPipeline) this.#addRequest(this.#request, speaker, header, point, stream);
    if (this.#promotion !== null) this.#addPromoted(this.#promotion.scale, speaker, header, point, stream);
  }

  #addRequest({ kind, protocol, unitUs }: RequestMetric, speaker: Speaker, header: MetricHeader, point: PointDraft, stream: StreamHash) {
    const kept = histogramValue(this.#body, point, header, unitUs);
    if (kept === null) return;
    const { slots } = point.attributes;
    const key = keyOf(speaker, kind, metricOperation(protocol, slots, this.#labels));
    this.points.push({ stream: stream.hex(), key, failed: isFailed(slots, this.#labels), ...timesOf(point), ...kept });
  }

  #addPromoted(scale: number, speaker: Speaker, header: MetricHeader, point: PointDraft, stream: StreamHash): void {
    if (header.kind === "summary") return;
    const isNumber = header.kind === "gauge" || header.kind === "sum";
    const kept = isNumber ? numberValue(point, header, scale) : histogramValue(this.#body, point, header, scale);
    if (kept === null) return;
    // A metric may be kept both ways, and each way needs a state of its own.
    stream.appendText("promoted");
    this.points.push({
      stream: stream.hex(),
      key: keyOf(speaker, "metric", named(header.name)),
      failed: false,
      ...timesOf(point),
      ...kept,
    });
  }
}

const keyOf = ({ service, environment, version }: Speaker, kind: SeriesKey["kind"], operation: string): SeriesKey => ({
  service,
  environment,
  version,
  kind,
  operation,
});

/** A metric has no span status: its HTTP or gRPC status decides, and only without one the type of an error. */
function isFailed(slots: AttributeSlots, labels: LabelTable): boolean {
  const httpStatus = labels.textOf(slots.get(CONCEPT.httpStatus));
  const rpcStatus = labels.textOf(slots.get(CONCEPT.rpcStatus));
  return failed(SERVER, 0, Number(httpStatus), rpcStatus, httpStatus === "" && rpcStatus === "" && slots.has(CONCEPT.errorType));
}

const timesOf = ({ startHigh, startLow, timeHigh, timeLow }: PointDraft): { startNs: bigint; timeNs: bigint } => ({
  startNs: nanosOf(startHigh, startLow),
  timeNs: nanosOf(timeHigh, timeLow),
});

const nanosOf = (high: number, low: number): bigint => (BigInt(high) << 32n) | BigInt(low);
