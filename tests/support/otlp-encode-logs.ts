import {
  type AnyValue,
  type Attribute,
  anyValue,
  type FieldOrder,
  fixed64,
  hexBytes,
  int,
  joined,
  keyValue,
  message,
  text,
} from "./otlp-encode";

/** Log records as tests write them. */
export type LogInput = {
  readonly timeNs?: bigint;
  readonly observedNs?: bigint;
  readonly severity?: number;
  readonly severityText?: string;
  readonly body?: AnyValue;
  readonly attributes?: readonly Attribute[];
  readonly traceId?: string;
  readonly spanId?: string;
  readonly eventName?: string;
};
export type LogResourceInput = { readonly attributes: readonly Attribute[]; readonly records: readonly LogInput[] };

const asGiven: FieldOrder = (fields) => fields;
const maybe = <T>(value: T | undefined, write: (value: T) => Uint8Array): Uint8Array[] => (value === undefined ? [] : [write(value)]);

/** Encodes an `ExportLogsServiceRequest` in protobuf. */
export const encodeLogs = (resources: readonly LogResourceInput[], order: FieldOrder = asGiven): Uint8Array =>
  joined(resources.map((resource) => message(1, resourceLogs(resource, order))));

function resourceLogs({ attributes, records }: LogResourceInput, order: FieldOrder): Uint8Array {
  const resource = message(1, ...attributes.map((attribute) => message(1, keyValue(attribute, order))));
  const scopeLogs = message(2, ...records.map((record) => message(2, logRecord(record, order))));
  return joined(order([resource, scopeLogs]));
}

const logRecord = (record: LogInput, order: FieldOrder): Uint8Array =>
  joined(
    order([
      ...maybe(record.timeNs, (time) => fixed64(1, (view) => view.setBigUint64(0, time, true))),
      ...maybe(record.observedNs, (time) => fixed64(11, (view) => view.setBigUint64(0, time, true))),
      ...maybe(record.severity, (severity) => int(2, severity)),
      ...maybe(record.severityText, (severity) => text(3, severity)),
      ...maybe(record.body, (body) => message(5, anyValue(body))),
      ...(record.attributes ?? []).map((attribute) => message(6, keyValue(attribute, order))),
      ...maybe(record.traceId, (id) => message(9, hexBytes(id))),
      ...maybe(record.spanId, (id) => message(10, hexBytes(id))),
      ...maybe(record.eventName, (name) => text(12, name)),
    ]),
  );
