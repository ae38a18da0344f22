import { afterAll, beforeAll, expect, test } from "vitest";
import { WakeError } from "@/lib/domain/error";
import { reduceOtlp } from "@/lib/ingest/otlp/reduce";
import { NONE_PROMOTED, type Reduction } from "@/lib/ingest/otlp/reduction";
import type { OtlpEncoding, OtlpSignal } from "@/lib/ingest/otlp/signal";
import { mutated } from "@/tests/support/mutate";
import { AUTHORISED, openListener } from "@/tests/support/otlp-listener";
import { ago, asJson, logsOf, metricsOf, pointOf, recordOf, spanOf, tracesOf } from "@/tests/support/otlp-now";
import { asProtobuf } from "@/tests/support/otlp-schema";
import { type Draw, drawOf } from "@/tests/support/prng";

const DIRECT = 100_000;
const OVER_HTTP = 3_000;
const MIB = 1_048_576;

const text = (key: string, stringValue: string) => ({ key, value: { stringValue } });
const EXCEPTION = {
  timeUnixNano: ago(2),
  name: "exception",
  attributes: [
    text("exception.type", "TypeError"),
    text("exception.message", "x is 7"),
    text("exception.stacktrace", "TypeError\n    at f (/app/a.js:1:2)"),
  ],
};
const NESTED = {
  key: "nested",
  value: { arrayValue: { values: [{ kvlistValue: { values: [{ key: "deep", value: { intValue: "-1" } }] } }] } },
};
const EXPONENTIAL = {
  startTimeUnixNano: ago(60),
  timeUnixNano: ago(2),
  count: "9",
  sum: 3.5,
  scale: 3,
  zeroCount: "1",
  positive: { offset: -5, bucketCounts: ["1", "2", "3"] },
  negative: { offset: 2, bucketCounts: ["2"] },
};
const METRICS = {
  resourceMetrics: [
    ...metricsOf([pointOf(), pointOf()]).resourceMetrics,
    {
      scopeMetrics: [
        {
          metrics: [
            {
              name: "http.server.request.duration",
              unit: "s",
              exponentialHistogram: { aggregationTemporality: 1, dataPoints: [EXPONENTIAL] },
            },
            { name: "queue.length", gauge: { dataPoints: [{ timeUnixNano: ago(2), asDouble: 3.25, attributes: [NESTED] }] } },
            { name: "jobs", sum: { aggregationTemporality: 2, isMonotonic: true, dataPoints: [{ timeUnixNano: ago(2), asInt: "7" }] } },
            {
              name: "old",
              summary: { dataPoints: [{ timeUnixNano: ago(2), count: "3", sum: 1, quantileValues: [{ quantile: 0.5, value: 1 }] }] },
            },
          ],
        },
      ],
    },
  ],
};
const REQUESTS: Readonly<Record<OtlpSignal, object>> = {
  traces: tracesOf(
    spanOf({ events: [EXCEPTION], attributes: [NESTED, text("http.route", "/a")] }),
    spanOf({ kind: 3, status: { code: 2 } }),
  ),
  metrics: METRICS,
  logs: logsOf(recordOf(EXCEPTION), recordOf({ body: NESTED.value })),
};
const WHOLE = (["traces", "metrics", "logs"] as const).flatMap((signal) =>
  (["protobuf", "json"] as const).map((encoding) => ({
    signal,
    encoding,
    body: encoding === "json" ? asJson(REQUESTS[signal]) : asProtobuf(signal, REQUESTS[signal]),
  })),
);

type Sent = { readonly signal: OtlpSignal; readonly encoding: OtlpEncoding; readonly body: Uint8Array };

/** A damaged body; now and then it is sent as something else than it was. */
function damaged(draw: Draw): Sent {
  const of = WHOLE[draw(WHOLE.length)] ?? WHOLE[0];
  const another = WHOLE[draw(WHOLE.length)] ?? WHOLE[0];
  if (of === undefined || another === undefined) throw new Error("there are bodies");
  const as = draw(20) === 0 ? another : of;
  return { signal: as.signal, encoding: as.encoding, body: mutated(of.body, another.body, draw) };
}

const EXPECTED = new Set(["invalid", "malformed", "too-large"]);

function outcomeOf({ signal, encoding, body }: Sent, now: number): Reduction | WakeError {
  try {
    return reduceOtlp(signal, encoding, body, { now, known: null, promoted: NONE_PROMOTED });
  } catch (error) {
    if (error instanceof WakeError && EXPECTED.has(error.code)) return error;
    throw new Error(`${signal} in ${encoding}: ${Buffer.from(body).toString("base64")}`, { cause: error });
  }
}

/** What every reduction promises, whatever it was made of. */
function check({ accepted, ignored, duplicates, rejected, deltas }: Reduction): void {
  const counts = [accepted, ignored, duplicates, ...rejected.map(({ count }) => count)];
  if (!counts.every((count) => Number.isSafeInteger(count) && count >= 0)) throw new Error(`counts are ${counts.join(", ")}`);
  for (const { count, errors, ownErrors, sumUs, maxUs, minute } of deltas) {
    const numbers = [count, errors, ownErrors, sumUs, maxUs, minute];
    if (!numbers.every((number) => Number.isSafeInteger(number) && number >= 0)) throw new Error(`a delta has ${numbers.join(", ")}`);
    if (errors > count || ownErrors > errors) throw new Error(`${errors} errors of ${count}`);
  }
}

const at = (share: number, sorted: Float64Array): string => (sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN).toFixed(2);

test(`${DIRECT} damaged bodies give a reduction or a refusal, at bounded memory`, () => {
  const draw = drawOf(20_261_120);
  const now = Date.now();
  const tookMs = new Float64Array(DIRECT);
  const before = process.memoryUsage.rss();
  let taken = 0;
  for (let index = 0; index < DIRECT; index++) {
    const sent = damaged(draw);
    const startMs = performance.now();
    const outcome = outcomeOf(sent, now);
    tookMs[index] = performance.now() - startMs;
    if (outcome instanceof WakeError) continue;
    taken++;
    check(outcome);
  }
  const grown = process.memoryUsage.rss() - before;
  tookMs.sort();
  console.log(
    `${DIRECT} damaged bodies, ${taken} taken: p50 ${at(0.5, tookMs)} ms, p99 ${at(0.99, tookMs)} ms, most ${at(1, tookMs)} ms; RSS +${Math.round(grown / MIB)} MiB`,
  );
  expect(taken).toBeGreaterThan(DIRECT / 20);
  expect(taken).toBeLessThan(DIRECT);
  expect(grown).toBeLessThan(256 * MIB);
}, 120_000);

let listener: Awaited<ReturnType<typeof openListener>>;
beforeAll(async () => {
  listener = await openListener();
});
afterAll(() => listener.close());

test(`${OVER_HTTP} damaged bodies over HTTP are answered, and none of them with a failure`, async () => {
  const draw = drawOf(7);
  const statuses = new Map<number, number>();
  const lane = async (count: number): Promise<void> => {
    for (let index = 0; index < count; index++) {
      const { signal, encoding, body } = damaged(draw);
      const type = encoding === "json" ? "application/json" : "application/x-protobuf";
      const answer = await listener.call({ path: `/v1/${signal}`, headers: { ...AUTHORISED, "content-type": type }, body });
      expect(answer.headers["content-type"]).toBe(type);
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: 20 }, () => lane(OVER_HTTP / 20)));
  console.log(`${OVER_HTTP} damaged bodies over HTTP: ${[...statuses].map(([status, count]) => `${count} x ${status}`).join(", ")}`);
  expect([...statuses.keys()].every((status) => status === 200 || status === 400 || status === 413)).toBe(true);
});
