import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { SeriesKind } from "@/lib/domain/rollup";
import { freshDatabase } from "@/tests/support/database";
import { FAULTS, type Fault, faultyProxy } from "@/tests/support/faulty-proxy";
import { openListener } from "@/tests/support/otlp-listener";
import { BATCH, SDK_SERVICE, sendLogs, sendMetrics, sendSpans } from "@/tests/support/sdk-senders";
import { overTime, storedSums } from "@/tests/support/stored-sums";

type Listener = Awaited<ReturnType<typeof openListener>>;
let listener: Listener;
beforeAll(async () => {
  listener = await openListener();
});
afterAll(() => listener.close());
beforeEach(freshDatabase);

const ENCODINGS = ["protobuf", "json"] as const;

/** How many the store counts in one operation. */
async function stored(kind: SeriesKind, operation: string): Promise<number> {
  const sums = overTime(await storedSums([kind]));
  return sums[[SDK_SERVICE, "production", "1.0.0", kind, operation].join(" ")]?.count ?? 0;
}

test.each(ENCODINGS)("the official exporters deliver in %s", async (encoding) => {
  const way = { url: listener.url, encoding };
  await Promise.all([sendSpans(way, 500), sendLogs(way, 300)]);
  await sendMetrics(way, "cumulative", [3, 4, 5]);
  expect([await stored("server", "GET /"), await stored("log", "info"), await stored("server-metric", "GET /")]).toEqual([500, 300, 12]);
});

/** Each fault befalls some body, and one body in three gets through at once. */
const everything = (body: number): Fault | null => (body % 3 === 2 ? null : (FAULTS[body % FAULTS.length] ?? null));

test.each(ENCODINGS)("in %s, whatever befalls bodies of spans and logs on their way, each that was taken counts once", async (encoding) => {
  const [ofSpans, ofLogs] = [await faultyProxy(listener.url, everything), await faultyProxy(listener.url, everything)];
  await Promise.all([sendSpans({ url: ofSpans.url, encoding }, 10 * BATCH), sendLogs({ url: ofLogs.url, encoding }, 10 * BATCH)]);
  for (const proxy of [ofSpans, ofLogs]) {
    expect(proxy.faults()).toBeGreaterThanOrEqual(FAULTS.length);
    expect(proxy.taken()).toBeGreaterThan(5);
  }
  expect([await stored("server", "GET /"), await stored("log", "info")]).toEqual([ofSpans.taken() * BATCH, ofLogs.taken() * BATCH]);
  await Promise.all([ofSpans.close(), ofLogs.close()]);
});

test.each(ENCODINGS.flatMap((encoding) => (["delta", "cumulative"] as const).map((temporality) => [temporality, encoding] as const)))(
  "%s metrics in %s add up to what was measured, whatever befalls them on their way",
  async (temporality, encoding) => {
    const faults: readonly Fault[] = ["refused", "dropped before", "dropped after", "answer lost"];
    const proxy = await faultyProxy(listener.url, (body) => faults[body] ?? null);
    await sendMetrics({ url: proxy.url, encoding }, temporality, [3, 4, 5, 6, 7]);
    await proxy.close();
    expect(proxy.faults()).toBe(4);
    expect(await stored("server-metric", "GET /")).toBe(25);
  },
);
