import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeStreamState, encodeStreamState } from "@/lib/db/telemetry/stream-codec";
import type { StreamState, TotalBuckets } from "@/lib/domain/stream/state";

const times = fc.bigInt({ min: 0n, max: 2_000_000_000_999_999_999n });
const whole = fc.nat({ max: Number.MAX_SAFE_INTEGER - 1 });
const like = fc.nat(0xffffffff);
const counts = fc.array(whole, { maxLength: 20 });
const buckets: fc.Arbitrary<TotalBuckets> = fc.oneof(
  fc.constant({ layout: "none" as const }),
  fc.record({ layout: fc.constant("explicit" as const), like, counts }),
  fc.record({
    layout: fc.constant("exponential" as const),
    like,
    scale: fc.integer({ min: -10, max: 20 }),
    zero: whole,
    offset: fc.integer(),
    counts,
  }),
);
const incarnations = fc.array(
  fc.record({ startNs: times, timeNs: times, total: fc.record({ count: fc.option(whole), sum: whole, buckets }) }),
  { maxLength: 16 },
);
const states: fc.Arbitrary<StreamState> = fc.oneof(
  fc.record({ kind: fc.constant("cumulative" as const), firstNs: times, forgottenNs: times, incarnations }),
  fc.record({ kind: fc.constant("windows" as const), windows: fc.array(fc.record({ startNs: times, timeNs: times }), { maxLength: 32 }) }),
);

test("a state is read as it was written", () => {
  fc.assert(
    fc.property(states, (state) => {
      expect(decodeStreamState(encodeStreamState(state))).toEqual(state);
    }),
  );
});

test("no bytes are no state", () => {
  expect(decodeStreamState(new Uint8Array(0))).toBeNull();
});

test("a process with fifteen buckets takes less than 80 bytes", () => {
  const at = 1_795_194_539_111_000_000n;
  const total = {
    count: 5000,
    sum: 344_000_000,
    buckets: { layout: "explicit", like: 0xdeadbeef, counts: new Array(15).fill(300) },
  } as const;
  const state: StreamState = { kind: "cumulative", firstNs: at, forgottenNs: 0n, incarnations: [{ startNs: at, timeNs: at, total }] };
  expect(encodeStreamState(state).length).toBeLessThan(80);
});
