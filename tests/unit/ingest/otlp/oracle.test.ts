import fc from "fast-check";
import { expect, test } from "vitest";
import type { Reduction } from "@/lib/ingest/otlp/reduction";
import { resourcesOf } from "@/tests/support/otlp-arbitraries";
import { reduceAs } from "@/tests/support/otlp-build";
import type { ResourceInput } from "@/tests/support/otlp-encode";
import { oracle, type Told } from "./support/oracle";

/** Weights have tests of their own. */
const unsampled = (resources: readonly ResourceInput[]): ResourceInput[] =>
  resources.map((one) => ({
    ...one,
    scopes: one.scopes.map(({ spans }) => ({ spans: spans.map(({ traceState: _, ...span }) => span) })),
  }));

/** A reduction in the oracle's words; of a histogram, the sum of bucket numbers from 1 on. */
function told({ deltas, accepted, ignored, duplicates, rejected }: Reduction): Told {
  const sums = deltas.map(({ key, minute, count, errors, sumUs, durations }) => [
    [key.service, key.environment, key.version, `${key.kind} ${key.operation}`, minute].join(" | "),
    [count, errors, sumUs, durations.counts.reduce((sum, times, index) => sum + times * (durations.offset + index + 2), 0)],
  ]);
  const fates = Object.entries({ accepted, ignored, duplicates }).filter(([, count]) => count > 0);
  return {
    sums: Object.fromEntries(sums),
    fates: Object.fromEntries([...fates, ...rejected.map(({ reason, count }) => [reason, count] as const)]),
  };
}

test("the reader says what slow and plain rules say", { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(resourcesOf([1, 2, 3]).map(unsampled), (resources) => {
      expect(told(reduceAs("protobuf", resources))).toEqual(oracle(resources));
    }),
    { numRuns: 400 },
  );
});
