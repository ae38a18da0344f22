import { expect, test } from "vitest";
import { CLIENT, NOW, ns, reduce, span } from "@/tests/support/otlp-build";
import type { EventInput } from "@/tests/support/otlp-encode";

const thrown = (type: string): EventInput => ({
  name: "exception",
  timeNs: ns(NOW - 950),
  attributes: [
    ["exception.type", { text: type }],
    ["exception.message", { text: "cannot reach the bank" }],
  ],
});
const INTERNAL = 1;

test("exceptions of spans of every kind are told, with who and where", () => {
  const spans = [2, CLIENT, INTERNAL].map((kind) => span({ kind, events: [thrown(`Error${kind}`), { name: "retry", timeNs: 0n }] }));
  const { exceptions, deltas } = reduce(spans);
  expect(exceptions.map(({ type, service, sample }) => [type, service, sample.spanId])).toEqual(
    spans.map(({ kind, spanId }) => [`Error${kind}`, "checkout", spanId]),
  );
  expect(deltas.filter(({ key }) => key.kind === "exception").map(({ count }) => count)).toEqual([1, 1, 1]);
});

test("a span that came before brings none again, INTERNAL ones included", () => {
  const internal = span({ kind: INTERNAL, events: [thrown("BankError")] });
  const { deltas, accepted, ignored, duplicates, services } = reduce([internal, internal]);
  expect(deltas.map(({ key, count }) => [key.kind, count])).toEqual([["exception", 1]]);
  expect({ accepted, ignored, duplicates }).toEqual({ accepted: 0, ignored: 1, duplicates: 1 });
  expect(services).toMatchObject([{ service: "checkout", accepted: 0 }]);
});

test("spans that are rejected bring none", () => {
  const events = [thrown("BankError")];
  expect(reduce([span({ startNs: 0n, events }), span({ spanId: "00".repeat(8), events })]).exceptions).toEqual([]);
});
