import type { LabelTable } from "../attributes/label-table";
import { usesName } from "../traces/operation";
import { PARENT_AT, SPAN_AT, type SpanDraft, TRACE_AT } from "../traces/span-draft";
import { enumOf, fieldOf, type JsonObject, objectOf, textOf, uint64Of } from "./json-fields";
import type { JsonPlace } from "./json-place";
import { readJsonAttributes } from "./read-json-attributes";

const KINDS = ["UNSPECIFIED", "INTERNAL", "SERVER", "CLIENT", "PRODUCER", "CONSUMER"].map((name) => `SPAN_KIND_${name}`);
const STATUSES = ["UNSET", "OK", "ERROR"].map((name) => `STATUS_CODE_${name}`);
const TRACE_ID_DIGITS = 32;
const SPAN_ID_DIGITS = 16;

/** Reads one span of JSON into the draft. */
export function readJsonSpan(json: JsonObject, place: JsonPlace, span: SpanDraft, labels: LabelTable): void {
  span.reset();
  const text = (name: string, snakeName: string): string => textOf(fieldOf(json, name, snakeName), place, name);
  readHexId(text("traceId", "trace_id"), span.ids, TRACE_AT, TRACE_ID_DIGITS);
  readHexId(text("spanId", "span_id"), span.ids, SPAN_AT, SPAN_ID_DIGITS);
  readHexId(text("parentSpanId", "parent_span_id"), span.ids, PARENT_AT, SPAN_ID_DIGITS);
  const name = text("name", "name");
  span.kind = enumOf(json["kind"], KINDS, place, "kind");
  const start = uint64Of(fieldOf(json, "startTimeUnixNano", "start_time_unix_nano"), place, "startTimeUnixNano");
  const end = uint64Of(fieldOf(json, "endTimeUnixNano", "end_time_unix_nano"), place, "endTimeUnixNano");
  span.startHigh = Number(start >> 32n);
  span.startLow = Number(start & 0xffffffffn);
  span.endHigh = Number(end >> 32n);
  span.endLow = Number(end & 0xffffffffn);
  span.status = enumOf(objectOf(json["status"], place, "status")?.["code"], STATUSES, place, "status.code");
  readJsonAttributes(json, place, span.attributes, labels);
  if (usesName(span)) span.name = labels.ofText(name);
}

/** Reads hex digits of either case; an id of another length or with other characters is left all zero. */
function readHexId(text: string, ids: Int32Array, at: number, digits: number): void {
  if (text.length !== digits || !/^[\da-f]+$/i.test(text)) return;
  for (let digit = 0; digit < digits; digit += 8) ids[at + digit / 8] = Number.parseInt(text.slice(digit, digit + 8), 16);
}
