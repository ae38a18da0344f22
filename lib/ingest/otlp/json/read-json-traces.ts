import type { TraceAccumulator } from "../traces/trace-accumulator";
import { fieldOf, type JsonObject, listOf, objectOf } from "./json-fields";
import { JsonPlace } from "./json-place";
import { parseJson } from "./parse-json";
import { readJsonAttributes } from "./read-json-attributes";
import { readJsonSpan } from "./read-json-span";

/** Walks an `ExportTraceServiceRequest` in JSON and hands each span to the accumulator. */
export function readJsonTraces(body: Uint8Array, accumulator: TraceAccumulator): void {
  const request = parseJson(body);
  const place = new JsonPlace();
  const entries = listOf(fieldOf(request, "resourceSpans", "resource_spans"), place, "resourceSpans");
  for (const [index, entry] of entries.entries()) {
    place.resource = index;
    readResourceSpans(objectOf(entry, place, "") ?? {}, place, accumulator);
  }
}

function readResourceSpans(json: JsonObject, place: JsonPlace, accumulator: TraceAccumulator): void {
  accumulator.enterGroup();
  accumulator.resource.reset();
  readJsonAttributes(objectOf(json["resource"], place, "resource") ?? {}, place, accumulator.resource, accumulator.labels);
  accumulator.enterResource();
  const entries = listOf(fieldOf(json, "scopeSpans", "scope_spans"), place, "scopeSpans");
  for (const [index, entry] of entries.entries()) {
    place.scope = index;
    readScopeSpans(objectOf(entry, place, "") ?? {}, place, accumulator);
  }
  place.scope = -1;
}

function readScopeSpans(json: JsonObject, place: JsonPlace, accumulator: TraceAccumulator): void {
  accumulator.enterGroup();
  for (const [index, entry] of listOf(json["spans"], place, "spans").entries()) {
    place.span = index;
    readJsonSpan(objectOf(entry, place, "") ?? {}, place, accumulator.span, accumulator.labels);
    accumulator.addSpan();
  }
  place.span = -1;
}
