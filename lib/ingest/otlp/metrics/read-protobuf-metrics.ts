import { eachMessage } from "../each-message";
import type { Cursor } from "../protobuf/cursor";
import type { MetricAccumulator } from "./metric-accumulator";
import { readMetric } from "./read-metric";

const RESOURCE_METRICS = 0x0a;
const RESOURCE = 0x0a;
const SCOPE_METRICS = 0x12;
const ATTRIBUTE = 0x0a;
const SCOPE = 0x0a;
const METRIC = 0x12;
const NAME = 0x0a;
const VERSION = 0x12;

/** Walks an `ExportMetricsServiceRequest` in protobuf and hands each data point to the accumulator. */
export function readProtobufMetrics(cursor: Cursor, accumulator: MetricAccumulator): void {
  eachMessage(cursor, cursor.bytes.length, RESOURCE_METRICS, (end) => readResourceMetrics(cursor, end, accumulator));
}

/** The resource may stand after its metrics, so it is looked for first; what lies between is passed over by its length. */
function readResourceMetrics(cursor: Cursor, end: number, accumulator: MetricAccumulator): void {
  accumulator.enterGroup();
  const start = cursor.at;
  const { resource } = accumulator;
  resource.reset();
  eachMessage(cursor, end, RESOURCE, (resourceEnd) =>
    eachMessage(cursor, resourceEnd, ATTRIBUTE, (attributeEnd) => resource.read(attributeEnd)),
  );
  accumulator.enterResource();
  cursor.at = start;
  eachMessage(cursor, end, SCOPE_METRICS, (scopeEnd) => readScopeMetrics(cursor, scopeEnd, accumulator));
}

function readScopeMetrics(cursor: Cursor, end: number, accumulator: MetricAccumulator): void {
  accumulator.enterGroup();
  const start = cursor.at;
  accumulator.enterScope();
  eachMessage(cursor, end, SCOPE, (scopeEnd) => readScope(cursor, scopeEnd, accumulator));
  cursor.at = start;
  eachMessage(cursor, end, METRIC, (metricEnd) => readMetric(cursor, metricEnd, accumulator));
}

/** Name and version of a scope, in whatever order they stand. */
function readScope(cursor: Cursor, end: number, { scope }: MetricAccumulator): void {
  while (cursor.at < end) {
    const tag = cursor.varint();
    if (tag !== NAME && tag !== VERSION) cursor.skip(tag, end);
    else {
      const to = cursor.fieldEnd(end);
      scope.addField(tag, cursor.view, cursor.at, to);
      cursor.at = to;
    }
  }
  cursor.expectEnd(end);
}
