import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Rollup, RollupDelta } from "@/lib/domain/rollup";
import { addRollups, EMPTY_ROLLUP } from "@/lib/domain/rollup-add";
import type { Reduction } from "@/lib/ingest/otlp/reduction";
import { resourcesOf } from "@/tests/support/otlp-arbitraries";
import { reduceAs, reduceBody } from "@/tests/support/otlp-build";
import { encodeTraces, type ResourceInput, type SpanInput } from "@/tests/support/otlp-encode";

const bodies = resourcesOf([1, 2, 3]);

/** Deltas summed by key and minute. */
function summed(deltas: readonly RollupDelta[]): Record<string, Rollup> {
  const sums = new Map<string, Rollup>();
  for (const { key, minute, ...delta } of deltas) {
    const group = JSON.stringify([key, minute]);
    sums.set(group, addRollups([sums.get(group) ?? EMPTY_ROLLUP, delta]));
  }
  return Object.fromEntries(sums);
}

/** Of attributes with the same key the last counts, of spans with the same ids the first, so their order would matter. */
function withoutRepetition(resources: readonly ResourceInput[]): ResourceInput[] {
  const seen = new Set<string>();
  const isFirst = ({ traceId, spanId }: SpanInput): boolean => seen.size < seen.add(`${traceId} ${spanId}`).size;
  return resources.map(({ attributes, scopes }) => ({
    attributes: [...new Map(attributes)],
    scopes: scopes.map(({ spans }) => ({
      spans: spans.filter(isFirst).map((span) => ({ ...span, attributes: [...new Map(span.attributes)] })),
    })),
  }));
}

const countsOf = ({ accepted, ignored, duplicates, rejected }: Reduction): Record<string, number> => ({
  accepted,
  ignored,
  duplicates,
  ...Object.fromEntries(rejected.map(({ reason, count }) => [reason, count])),
});

describe("laws", { timeout: 60_000 }, () => {
  test("JSON and protobuf of the same content give the same reduction", () => {
    fc.assert(
      fc.property(bodies, (resources) => {
        expect(reduceAs("json", resources)).toEqual(reduceAs("protobuf", resources));
      }),
      { numRuns: 300 },
    );
  });

  test("two bodies of different traces add up to one body of both", () => {
    fc.assert(
      fc.property(resourcesOf([1, 2]), resourcesOf([3, 4]), (a, b) => {
        const [first, second, both] = [a, b, [...a, ...b]].map((resources) => reduceAs("protobuf", resources));
        if (first === undefined || second === undefined || both === undefined) throw new Error("three bodies");
        expect(summed([...first.deltas, ...second.deltas])).toEqual(summed(both.deltas));
        const total = countsOf(first);
        for (const [name, count] of Object.entries(countsOf(second))) total[name] = (total[name] ?? 0) + count;
        expect(total).toEqual(countsOf(both));
      }),
      { numRuns: 100 },
    );
  });

  test("fields may come in any order, the resource after its spans included", () => {
    fc.assert(
      fc.property(bodies.map(withoutRepetition), fc.array(fc.nat({ max: 9 }), { minLength: 1, maxLength: 50 }), (resources, picks) => {
        let pick = 0;
        const shuffled = (fields: readonly Uint8Array[]): readonly Uint8Array[] =>
          fields
            .map((field) => ({ field, at: picks[pick++ % picks.length] ?? 0 }))
            .toSorted((a, b) => a.at - b.at)
            .map(({ field }) => field);
        const mixed = reduceBody(encodeTraces(resources, shuffled));
        const plain = reduceAs("protobuf", resources);
        expect(summed(mixed.deltas)).toEqual(summed(plain.deltas));
        expect(countsOf(mixed)).toEqual(countsOf(plain));
        expect(mixed.latestMs).toBe(plain.latestMs);
      }),
      { numRuns: 100 },
    );
  });

  test("every series and minute comes once, and all operations are the sum of the others", () => {
    fc.assert(
      fc.property(bodies, (resources) => {
        const { deltas, accepted } = reduceAs("protobuf", resources);
        expect(Object.keys(summed(deltas))).toHaveLength(deltas.length);
        const [all, single] = [true, false].map((wanted) => deltas.filter(({ key }) => (key.operation === "*") === wanted));
        const requests = single?.filter(({ key }) => key.kind !== "dependency");
        const counts = (some: readonly RollupDelta[] = []): number[] => [some.reduce((sum, delta) => sum + delta.count, 0)];
        expect(counts(all)).toEqual(counts(requests));
        expect(counts(all)[0]).toBeGreaterThanOrEqual(accepted);
        const merged = (some: readonly RollupDelta[] = []) =>
          summed(some.map((delta) => ({ ...delta, key: { ...delta.key, operation: "*" } })));
        expect(merged(requests)).toEqual(merged(all));
      }),
    );
  });
});
