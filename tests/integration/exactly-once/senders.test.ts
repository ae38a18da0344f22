import { setTimeout as sleep, setImmediate as yields } from "node:timers/promises";
import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { appendBatches } from "@/lib/db/telemetry/append";
import { WakeError } from "@/lib/domain/error";
import type { OtlpSignal } from "@/lib/ingest/otlp/signal";
import { type Acceptance, acceptTelemetry } from "@/lib/services/telemetry/accept";
import { openTelemetryStore, type TelemetryStore } from "@/lib/services/telemetry/telemetry-store";
import { freshDatabase } from "@/tests/support/database";
import { logBody, recorded } from "@/tests/support/log-bodies";
import { NOW } from "@/tests/support/otlp-build";
import { CUMULATIVE, DELTA } from "@/tests/support/otlp-encode-metrics";
import { countedRequests, metricBody } from "@/tests/support/request-metrics";
import { bodyOf, type Served } from "@/tests/support/request-spans";
import { expectedSums, overTime, storedSums } from "@/tests/support/stored-sums";

beforeEach(freshDatabase);

/** What becomes of a commit: nothing, or all of it and its writer does not hear so. */
type Fault = "none" | "not committed" | "committed unheard";

/** An instance of Wake whose commits fail as told, in this order; after that they work. */
function instance(faults: readonly Fault[] = []): TelemetryStore {
  const left = [...faults];
  return openTelemetryStore(async (batches) => {
    const fault = left.shift() ?? "none";
    const lost = new WakeError("unavailable", "The connection broke.");
    if (fault === "not committed") throw lost;
    const answer = await appendBatches(batches);
    if (fault === "committed unheard") throw lost;
    return answer;
  });
}

type Body = { readonly signal: OtlpSignal; readonly body: Uint8Array };

const send = (front: TelemetryStore, { signal, body }: Body): Promise<Acceptance> =>
  acceptTelemetry(
    { actor: { kind: "system", name: "test" }, signal, encoding: "protobuf", body, idempotencyKey: null, now: new Date(NOW) },
    front,
  );

/** As an exporter does: the same bytes until they are acknowledged. */
async function deliver(front: TelemetryStore, body: Body): Promise<void> {
  for (;;) {
    const heard = await send(front, body).then(
      () => true,
      (error: unknown) => {
        if (error instanceof WakeError && error.code === "unavailable") return false;
        throw error;
      },
    );
    if (heard) return;
    await sleep(1 + 10 * Math.random());
  }
}

const served: fc.Arbitrary<Omit<Served, "number">> = fc.record({
  service: fc.constantFrom("checkout", "payments", "search"),
  version: fc.constantFrom("1", "2"),
  kind: fc.constant("server" as const),
  operation: fc.constantFrom("GET /cart", "POST /order"),
  atMs: fc.integer({ min: NOW - 3 * 3_600_000, max: NOW - 1000 }),
  durationUs: fc.integer({ min: 1, max: 900_000 }),
  failed: fc.boolean(),
});
let lastNumber = 0;
const numbered = fc.array(served, { minLength: 1, maxLength: 12 }).map((all) => all.map((one) => ({ ...one, number: ++lastNumber })));
const faults = fc.array(fc.constantFrom<Fault>("none", "not committed", "committed unheard"), { maxLength: 12 });

const spans = (requests: readonly Served[]): Body => ({ signal: "traces", body: bodyOf(requests) });

/** Records by number, so that no two bodies are the same. */
const logs = fc
  .array(
    fc.record({
      severity: fc.constantFrom("info" as const, "warn" as const, "error" as const),
      atMs: fc.integer({ min: NOW - 3_600_000, max: NOW }),
    }),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((records) => records.map(({ severity, atMs }) => recorded("web", severity, atMs)));

/** What a process counted in each of some seconds. */
const seconds = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 6 });
const metricsOf = (temporality: typeof DELTA | typeof CUMULATIVE, counts: readonly number[]): Body[] =>
  counts.map((count, second) => {
    const timeMs = NOW - 60_000 + second * 1000;
    const total = counts.slice(0, second + 1).reduce((sum, one) => sum + one, 0);
    const told = temporality === DELTA ? { startMs: timeMs - 1000, count } : { startMs: NOW - 90_000, count: total };
    return { signal: "metrics", body: metricBody({ service: `process ${temporality}`, temporality, timeMs, ...told }) };
  });

test("bodies of every signal, sent more than once, together, in any order, to two instances whose commits fail, count once", async () => {
  const plan = fc.record({
    requests: fc.array(numbered, { minLength: 1, maxLength: 6 }),
    records: fc.array(logs, { maxLength: 4 }),
    counts: fc.tuple(seconds, seconds),
    sends: fc.array(fc.record({ body: fc.nat(100), instance: fc.nat(1), after: fc.nat(3) }), { minLength: 8, maxLength: 32 }),
    faults: fc.tuple(faults, faults),
  });
  await fc.assert(
    fc.asyncProperty(plan, async ({ requests, records, counts, sends, faults: [ofFirst, ofSecond] }) => {
      await freshDatabase();
      const [first, second] = [instance(ofFirst), instance(ofSecond)];
      const bodies: Body[] = [
        ...requests.map(spans),
        ...records.map((one, index): Body => ({ signal: "logs", body: logBody("web", one, index) })),
        ...metricsOf(DELTA, counts[0]),
        ...metricsOf(CUMULATIVE, counts[1]),
      ];
      const again = sends.map(({ body, ...rest }) => ({ body: bodies[body % bodies.length], ...rest }));
      const all = [...bodies.map((body, index) => ({ body, instance: index % 2, after: index % 3 })), ...again];
      await Promise.all(
        all.map(async ({ body, instance: at, after }) => {
          for (let turn = 0; turn < after; turn++) await yields();
          if (body !== undefined) await deliver(at === 0 ? first : second, body);
        }),
      );
      expect(await storedSums(["server"])).toEqual(expectedSums(requests.flat()));
      expect(await storedSums(["log"])).toEqual(expectedSums(records.flat()));
      const counted = counts.flatMap((each, index) => each.flatMap((count) => countedRequests(`process ${index + 1}`, NOW, count)));
      expect(overTime(await storedSums(["server-metric"]))).toEqual(overTime(expectedSums(counted)));
    }),
    { numRuns: 10 },
  );
}, 120_000);

test("spans that come again in other groups, while the first are on their way or after, count once", async () => {
  const plan = fc.record({
    requests: fc.array(served, { minLength: 2, maxLength: 40 }).map((all) => all.map((one) => ({ ...one, number: ++lastNumber }))),
    width: fc.integer({ min: 1, max: 10 }),
    otherWidth: fc.integer({ min: 1, max: 10 }),
    waits: fc.boolean(),
    // Of a commit whose outcome nobody knows only the same bytes can tell.
    failures: fc.array(fc.constantFrom<Fault>("none", "not committed"), { maxLength: 8 }),
  });
  await fc.assert(
    fc.asyncProperty(plan, async ({ requests, width, otherWidth, waits, failures }) => {
      await freshDatabase();
      const front = instance(failures);
      const first = groups(requests, width).map((group) => deliver(front, spans(group)));
      if (waits) await Promise.all(first);
      const again = groups(requests.toReversed(), otherWidth).map((group) => deliver(front, spans(group)));
      await Promise.all([...first, ...again]);
      expect(await storedSums(["server"])).toEqual(expectedSums(requests));
    }),
    { numRuns: 12 },
  );
}, 120_000);

const groups = <T>(all: readonly T[], width: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / width) }, (_, at) => all.slice(at * width, at * width + width));
