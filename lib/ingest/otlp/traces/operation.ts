import { ALL_OPERATIONS } from "@/lib/domain/rollup";
import { CONCEPT } from "../attributes/attribute-names";
import { type LabelTable, NO_LABEL } from "../attributes/label-table";
import { NO_SERIES, SERVER, seriesKindOf } from "./series-kind";
import type { SpanDraft } from "./span-draft";

/** Whether the operation of a span depends on its name: it makes a series, and no method and route stand for it. */
export function usesName({ kind, attributes }: SpanDraft): boolean {
  const seriesKind = seriesKindOf(kind);
  if (seriesKind === NO_SERIES) return false;
  return seriesKind !== SERVER || !attributes.has(CONCEPT.method) || !attributes.has(CONCEPT.route);
}

/**
 * The operation of a span as a label: method and route of an HTTP request that was served, else the span's name. The route is a
 * template, so operations stay few; a name that is `*` may not pass for all operations.
 */
export function operationOf(span: SpanDraft, labels: LabelTable): number {
  if (!usesName(span)) return labels.ofPair(span.attributes.get(CONCEPT.method), span.attributes.get(CONCEPT.route));
  if (span.name === NO_LABEL) return labels.ofText("unknown");
  return labels.textOf(span.name) === ALL_OPERATIONS ? labels.ofText(`(${ALL_OPERATIONS})`) : span.name;
}
