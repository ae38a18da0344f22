import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MAX_WEIGHT } from "@/lib/ingest/otlp/limits";
import { weightOf, wholeWeight } from "@/lib/ingest/otlp/traces/sampling";
import { CLIENT, hexId, reduce, STATUS_ERROR, span } from "@/tests/support/otlp-build";

describe("the weight that a tracestate gives", () => {
  test.each([
    ["", 1],
    ["ot=th:0", 1],
    ["ot=th:8", 2],
    ["ot=th:c", 4],
    ["ot=th:80000000000000", 2],
    ["congo=t61,ot=rv:00112233445566;th:e", 8],
    ["ot=th:8;rv:1, other=2", 2],
    ["ot=p:8", 1],
    ["bot=th:8", 1],
    ["ot=th:8x", 1],
    ["ot=th:123456789012345", 1],
    ["ot=th:ffffffffffffff", MAX_WEIGHT],
  ])("%j is %d", (traceState, weight) => {
    expect(weightOf(traceState)).toBe(weight);
  });
});

test("a fraction becomes one more just as often as it says", () => {
  fc.assert(
    fc.property(fc.double({ min: 1, max: 50, noNaN: true }), (weight) => {
      const steps = 2000;
      const counts = Array.from({ length: steps }, (_, step) => wholeWeight(weight, Math.floor(((step + 0.5) / steps) * 2 ** 32) | 0));
      expect(Math.abs(counts.reduce((sum, count) => sum + count, 0) / steps - weight)).toBeLessThanOrEqual(1 / steps);
    }),
  );
});

test("a sampled span counts for all it stands for: requests, failures, times and buckets; items stay items", () => {
  const sampled = { traceState: "ot=th:c", status: STATUS_ERROR };
  const { deltas, accepted, services } = reduce([span(sampled), span()]);
  expect({ accepted, bySender: services[0]?.accepted }).toEqual({ accepted: 2, bySender: 2 });
  expect(deltas[0]).toMatchObject({ count: 5, errors: 4, ownErrors: 4, sumUs: 500_000, maxUs: 100_000, durations: { counts: [5] } });
});

test("whoever asks again is told the same", () => {
  const traced = { traceId: hexId(77, 16), spanId: hexId(78, 8), traceState: "ot=th:5", kind: CLIENT };
  expect(reduce([span(traced)]).deltas).toEqual(reduce([span(traced)]).deltas);
});
