import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { SpanKind } from "@opentelemetry/api";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-proto";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { BasicTracerProvider, BatchSpanProcessor } from "@opentelemetry/sdk-trace-base";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { readRollups } from "@/lib/db/read/signals/rollups";
import { freshDatabase } from "@/tests/support/database";
import { AUTHORISED, openListener } from "@/tests/support/otlp-listener";

type Listener = Awaited<ReturnType<typeof openListener>>;
let listener: Listener;
beforeAll(async () => {
  listener = await openListener();
});
afterAll(() => listener.close());
beforeEach(freshDatabase);

/** Emits spans with the official SDK and waits until it has exported them. */
async function emit(url: string, spans: number): Promise<void> {
  const exporter = new OTLPTraceExporter({ url: `${url}/v1/traces`, headers: { ...AUTHORISED } });
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({
      "service.name": "sdk",
      "service.version": "1.0.0",
      "deployment.environment.name": "production",
    }),
    spanProcessors: [new BatchSpanProcessor(exporter, { maxExportBatchSize: 50, maxQueueSize: 10_000 })],
  });
  const tracer = provider.getTracer("test");
  for (let index = 0; index < spans; index++) tracer.startSpan("GET /", { kind: SpanKind.SERVER }).end();
  await provider.shutdown();
}

async function stored(): Promise<number> {
  const [from, to] = [new Date(Date.now() - 600_000), new Date(Date.now() + 60_000)];
  const rows = await readRollups({ service: "sdk", environment: "production", version: "1.0.0", operation: "GET /", from, to, step: "1m" });
  return rows.reduce((sum, row) => sum + row.rollup.count, 0);
}

/** Passes bodies on, and answers as `spoil` says the first time it sees each one. */
async function spoiledRoad(spoil: "lose the answer" | "refuse for now"): Promise<{ server: Server; url: string; spoiled: () => number }> {
  const met = new Set<string>();
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const body = Buffer.concat(parts);
    const isFirst = !met.has(body.toString("base64"));
    met.add(body.toString("base64"));
    if (isFirst && spoil === "refuse for now") return response.writeHead(503, { "retry-after": "1" }).end();
    const headers = { ...AUTHORISED, "content-type": request.headers["content-type"] ?? "" };
    const answer = await listener.call({ path: request.url ?? "", headers, body });
    if (isFirst) return response.writeHead(503, { "retry-after": "1" }).end();
    return response.writeHead(answer.status, { "content-type": answer.headers["content-type"] }).end(answer.body);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, spoiled: () => met.size };
}

test("the official exporter delivers", async () => {
  await emit(listener.url, 500);
  expect(await stored()).toBe(500);
});

test.each(["lose the answer", "refuse for now"] as const)(
  "roads that %s make the exporter send again, and nothing counts twice",
  async (spoil) => {
    const road = await spoiledRoad(spoil);
    await emit(road.url, 200);
    road.server.close();
    expect(road.spoiled()).toBe(4);
    expect(await stored()).toBe(200);
  },
);
