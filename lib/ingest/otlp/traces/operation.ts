import { CONCEPT } from "../attributes/attribute-names";
import { ALL_LABEL, NO_LABEL, NOT_ALL_LABEL, UNKNOWN_LABEL } from "../attributes/label-memory";
import type { LabelTable } from "../attributes/label-table";
import { SERVER } from "./series-kind";
import type { SpanDraft } from "./span-draft";

/**
 * The operation of a span as a label: method and route of an HTTP request that was served, else the span's name. The route is a
 * template, so operations stay few; a name that is `*` may not pass for all operations.
 */
export function operationOf(span: SpanDraft, kind: number, labels: LabelTable): number {
  if (kind === SERVER && span.attributes.names(CONCEPT.route)) {
    const route = span.attributes.get(CONCEPT.route);
    const method = span.attributes.get(CONCEPT.method);
    if (route !== NO_LABEL && method !== NO_LABEL) return labels.ofPair(method, route);
  }
  const name = labels.ofBytes(span.nameFrom, span.nameTo);
  if (name === NO_LABEL) return UNKNOWN_LABEL;
  return name === ALL_LABEL ? NOT_ALL_LABEL : name;
}
