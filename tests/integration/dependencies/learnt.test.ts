import { beforeAll, expect, test } from "vitest";
import { edgesOf } from "@/lib/db/read/dependencies/edges-of";
import { appendBatches } from "@/lib/db/telemetry/append";
import { writeEdges } from "@/lib/db/telemetry/write-edges";
import { type Acceptance, acceptTelemetry } from "@/lib/services/telemetry/accept";
import { openTelemetryStore } from "@/lib/services/telemetry/telemetry-store";
import { loadDependencies } from "@/lib/views/service/dependencies";
import { freshDatabase } from "@/tests/support/database";
import { CLIENT, hexId, NOW, resource, STATUS_ERROR, span } from "@/tests/support/otlp-build";
import { encodeTraces, type SpanInput } from "@/tests/support/otlp-encode";

const everyone = { kind: "system", name: "test" } as const;
const front = openTelemetryStore(appendBatches);
const CALLS = 32;

const send = (service: string, spans: readonly SpanInput[]): Promise<Acceptance> => {
  const attributes = [
    ["service.name", { text: service }],
    ["deployment.environment.name", { text: "production" }],
  ] as const;
  const body = encodeTraces([resource(spans, attributes)]);
  return acceptTelemetry(
    { actor: everyone, signal: "traces", encoding: "protobuf", body, idempotencyKey: null, now: new Date(NOW) },
    front,
  );
};

/** Each service tells of its own half of a call; the traces that are looked at more closely are among so many. */
const numbers = Array.from({ length: CALLS }, (_, index) => index + 1);
const made = numbers.map((number) =>
  span({
    ...{ traceId: hexId(number, 16), spanId: hexId(number, 8), kind: CLIENT },
    attributes: [["server.address", { text: "cart.internal" }]],
    ...(number % 4 === 0 && { status: STATUS_ERROR }),
  }),
);
const taken = numbers.map((number) =>
  span({ traceId: hexId(number, 16), spanId: hexId(1000 + number, 8), parentSpanId: hexId(number, 8) }),
);

beforeAll(async () => {
  await freshDatabase();
  await send("cart", taken);
  await send("web", made);
  await front.calls.flush();
});

test("who stands behind a name is learnt from spans that each end sends for itself", async () => {
  const window = { from: new Date(NOW - 3_600_000), to: new Date(NOW), environment: null };
  const ofWeb = await loadDependencies(everyone, { ...window, service: "web" }, new Date(NOW));
  expect(ofWeb.calls).toMatchObject([{ peer: "cart.internal", services: ["cart"], count: CALLS, errors: CALLS / 4 }]);
  const ofCart = await loadDependencies(everyone, { ...window, service: "cart" }, new Date(NOW));
  expect(ofCart.callers).toMatchObject([{ service: "web", peers: ["cart.internal"], shared: false, count: CALLS }]);
});

test("a caller that meets names without end keeps some hundreds of them, and those it has stay fresh", async () => {
  const edge = (peer: string, atMs: number) => ({
    ...{ caller: "crawler", environment: "production", peer, callee: "site" },
    firstMs: atMs,
    lastMs: atMs,
  });
  const edges = Array.from({ length: 500 }, (_, index) => edge(`10.0.0.${index}`, NOW));
  await writeEdges(edges);
  await writeEdges([edge("one more", NOW), edge("10.0.0.7", NOW + 60_000)]);
  const { in: kept } = await edgesOf("site", "production", new Date(NOW));
  expect(kept).toHaveLength(500);
  const { in: fresh } = await edgesOf("site", "production", new Date(NOW + 60_000));
  expect(fresh.map(({ peer }) => peer)).toEqual(["10.0.0.7"]);
});
