import { expect, test } from "vitest";
import { reduceOtlp } from "@/lib/ingest/otlp/reduce";
import type { Reduction, SpanIds } from "@/lib/ingest/otlp/reduction";
import { CLIENT, contextAt, hexId, NOW, reduce, resource, span } from "@/tests/support/otlp-build";
import { encodeTraces, type SpanInput } from "@/tests/support/otlp-encode";

/** What `RecentSpans` does, plainly. */
function reduceKnowing(spans: readonly SpanInput[], { high, low }: SpanIds): Reduction {
  const ids = new Set(Array.from(high, (word, index) => `${word} ${low[index]}`));
  const known = { has: (one: number, other: number): boolean => ids.has(`${one} ${other}`) };
  return reduceOtlp("traces", "protobuf", encodeTraces([resource(spans)]), { ...contextAt(NOW), known });
}

const many = (count: number): SpanInput[] => Array.from({ length: count }, () => span());
const NONE: SpanIds = { high: new Int32Array(0), low: new Int32Array(0) };

test("a span that comes twice in a body counts once", () => {
  const twice = span();
  expect(reduce([twice, span(), twice])).toMatchObject({ accepted: 2, duplicates: 1 });
});

test("ids tell spans apart: same span id in another trace, another span id in the same trace", () => {
  const ids = { traceId: hexId(1, 16), spanId: hexId(1, 8) };
  const spans = [span(ids), span({ ...ids, traceId: hexId(2, 16) }), span({ ...ids, spanId: hexId(2, 8) })];
  expect(reduce(spans)).toMatchObject({ accepted: 3, duplicates: 0 });
});

test("both ends of a call count when they share an id, as Zipkin's senders have it, and each of them once", () => {
  const ids = { traceId: hexId(1, 16), spanId: hexId(1, 8) };
  const ends = [span(ids), span({ ...ids, kind: CLIENT })];
  expect(reduce([...ends, ...ends])).toMatchObject({ accepted: 2, duplicates: 2 });
  expect(reduceKnowing(ends, reduce(ends.slice(0, 1)).spans ?? NONE)).toMatchObject({ accepted: 1, duplicates: 1 });
});

test("many spans, more than the first table holds, are all told apart, also in the next body", () => {
  const spans = many(6000);
  for (const body of [spans, spans, spans.slice(0, 5)]) expect(reduce(body)).toMatchObject({ accepted: body.length, duplicates: 0 });
  const { high, low } = reduce(spans).spans ?? NONE;
  expect(new Set(Array.from(high, (word, index) => `${word} ${low[index]}`)).size).toBe(6000);
});

test("spans of an earlier body are known in whatever company they come again", () => {
  const [first, second] = [many(20), many(20)];
  const { spans } = reduce(first);
  const again = reduceKnowing([...first.slice(5), ...second], spans ?? NONE);
  expect(again).toMatchObject({ accepted: 20, duplicates: 15 });
  expect(again.deltas).toEqual(reduce(second).deltas);
  expect(again.spans).toEqual(reduce(second).spans);
});

test("a body whose spans are all known adds nothing", () => {
  const body = many(3);
  const again = reduceKnowing(body, reduce(body).spans ?? NONE);
  expect(again).toMatchObject({ accepted: 0, duplicates: 3, deltas: [], services: [], latestMs: NOW - 900 });
});

test("spans that are rejected or ignored are not remembered", () => {
  expect(reduce([span({ kind: 1 }), span({ startNs: 0n })]).spans?.high).toHaveLength(0);
});
