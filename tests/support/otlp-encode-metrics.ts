import { type Attribute, type FieldOrder, fixed64, int, joined, keyValue, message, text, varint } from "./otlp-encode";

/** Metrics as tests write them. Times are nanoseconds; what is left out is not in the body. */
export type PointTimes = {
  readonly startNs?: bigint;
  readonly timeNs: bigint;
  readonly attributes?: readonly Attribute[];
  readonly flags?: number;
};
export type NumberPoint = PointTimes & ({ readonly double: number } | { readonly int: bigint });
export type HistogramPoint = PointTimes & {
  readonly count: number;
  readonly sum?: number;
  readonly max?: number;
  readonly bounds?: readonly number[];
  readonly counts?: readonly number[];
};
export type ExponentialPoint = PointTimes & {
  readonly count: number;
  readonly sum?: number;
  readonly max?: number;
  readonly scale: number;
  readonly zero?: number;
  readonly offset: number;
  readonly positive: readonly number[];
};
type Data =
  | { readonly gauge: readonly NumberPoint[] }
  | { readonly sum: readonly NumberPoint[]; readonly temporality: number; readonly monotonic: boolean }
  | { readonly histogram: readonly HistogramPoint[]; readonly temporality: number }
  | { readonly exponential: readonly ExponentialPoint[]; readonly temporality: number }
  | { readonly summary: readonly PointTimes[] };
export type MetricInput = { readonly name: string; readonly unit?: string; readonly description?: string } & Data;
export type MetricsInput = {
  readonly attributes: readonly Attribute[];
  readonly scope?: { readonly name: string; readonly version: string };
  readonly metrics: readonly MetricInput[];
};

export const DELTA = 1;
export const CUMULATIVE = 2;

const asGiven: FieldOrder = (fields) => fields;

/** Encodes an `ExportMetricsServiceRequest` in protobuf. */
export function encodeMetrics(resources: readonly MetricsInput[], order: FieldOrder = asGiven): Uint8Array {
  return joined(
    order(
      resources.map(({ attributes, scope, metrics }) => {
        const resource = message(1, ...order(attributes.map((one) => message(1, keyValue(one, order)))));
        const named = scope === undefined ? [] : [message(1, ...order([text(1, scope.name), text(2, scope.version)]))];
        const scopeMetrics = message(2, ...order([...named, ...metrics.map((metric) => message(2, encodeMetric(metric, order)))]));
        return message(1, ...order([resource, scopeMetrics]));
      }),
    ),
  );
}

function encodeMetric(metric: MetricInput, order: FieldOrder): Uint8Array {
  const { name, unit, description } = metric;
  return joined(
    order([
      text(1, name),
      ...(description === undefined ? [] : [text(2, description)]),
      ...(unit === undefined ? [] : [text(3, unit)]),
      encodeData(metric, order),
    ]),
  );
}

function encodeData(data: Data, order: FieldOrder): Uint8Array {
  const points = <T>(all: readonly T[], encode: (point: T, order: FieldOrder) => Uint8Array[]): Uint8Array[] =>
    all.map((point) => message(1, ...order(encode(point, order))));
  if ("gauge" in data) return message(5, ...points(data.gauge, numberFields));
  if ("sum" in data)
    return message(7, ...order([...points(data.sum, numberFields), int(2, data.temporality), int(3, data.monotonic ? 1 : 0)]));
  if ("histogram" in data) return message(9, ...order([...points(data.histogram, histogramFields), int(2, data.temporality)]));
  if ("exponential" in data) return message(10, ...order([...points(data.exponential, exponentialFields), int(2, data.temporality)]));
  return message(11, ...points(data.summary, (point) => timeFields(point, 7, 8, order)));
}

const whole = (field: number, value: bigint | number): Uint8Array => fixed64(field, (view) => view.setBigUint64(0, BigInt(value), true));
const double = (field: number, value: number): Uint8Array => fixed64(field, (view) => view.setFloat64(0, value, true));
const zigzag = (value: number): number => (value >= 0 ? value * 2 : -value * 2 - 1);

const timeFields = (point: PointTimes, attribute: number, flags: number, order: FieldOrder): Uint8Array[] => [
  ...(point.startNs === undefined ? [] : [whole(2, point.startNs)]),
  whole(3, point.timeNs),
  ...(point.attributes ?? []).map((one) => message(attribute, keyValue(one, order))),
  ...(point.flags === undefined ? [] : [int(flags, point.flags)]),
];

const numberFields = (point: NumberPoint, order: FieldOrder): Uint8Array[] => [
  ...timeFields(point, 7, 8, order),
  "double" in point ? double(4, point.double) : fixed64(6, (view) => view.setBigInt64(0, point.int, true)),
];

function histogramFields(point: HistogramPoint, order: FieldOrder): Uint8Array[] {
  const { count, sum, max, bounds, counts } = point;
  const packed = (field: number, write: (view: DataView, at: number) => void, length: number): Uint8Array => {
    const bytes = new Uint8Array(length * 8);
    for (let at = 0; at < length; at++) write(new DataView(bytes.buffer, at * 8), at);
    return message(field, bytes);
  };
  return [
    ...timeFields(point, 9, 10, order),
    whole(4, count),
    ...(sum === undefined ? [] : [double(5, sum)]),
    ...(counts === undefined ? [] : [packed(6, (view, at) => view.setBigUint64(0, BigInt(counts[at] ?? 0), true), counts.length)]),
    ...(bounds === undefined ? [] : [packed(7, (view, at) => view.setFloat64(0, bounds[at] ?? 0, true), bounds.length)]),
    ...(max === undefined ? [] : [double(12, max)]),
  ];
}

function exponentialFields(point: ExponentialPoint, order: FieldOrder): Uint8Array[] {
  const { count, sum, max, scale, zero, offset, positive } = point;
  return [
    ...timeFields(point, 1, 10, order),
    whole(4, count),
    ...(sum === undefined ? [] : [double(5, sum)]),
    int(6, zigzag(scale)),
    ...(zero === undefined ? [] : [whole(7, zero)]),
    message(8, ...order([int(1, zigzag(offset)), message(2, ...positive.map(varint))])),
    ...(max === undefined ? [] : [double(13, max)]),
  ];
}
