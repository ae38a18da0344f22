import { beforeEach, expect, test } from "vitest";
import { DELETE, GET, POST } from "@/app/api/v1/metrics/promoted/route";
import { forgetTokens } from "@/lib/auth/token-actor";
import { promotedMetrics } from "@/lib/cli/openapi/metrics";
import { writeMetrics } from "@/lib/db/telemetry/write-metrics";
import { makeToken } from "@/tests/integration/events/support/send";
import { freshDatabase } from "@/tests/support/database";

const URL_OF_ALL = "http://wake.test/api/v1/metrics/promoted";
let token: string;

beforeEach(async () => {
  await freshDatabase();
  forgetTokens();
  token = await makeToken(["admin"]);
  const now = Date.now();
  await writeMetrics([
    {
      ...{ service: "checkout", name: "cart.value", unit: "By", description: "", kind: "gauge", temporality: null, monotonic: false },
      ...{ attributes: [], points: 1, firstMs: now, lastMs: now, streams: "80" },
    },
  ]);
});

const request = (init: RequestInit = {}, query = ""): Request =>
  new Request(`${URL_OF_ALL}${query}`, { ...init, headers: { authorization: `Bearer ${token}` } });
const post = (body: string): Promise<Response> => POST(request({ method: "POST", body }), undefined);

test("a metric is promoted, listed and let go", async () => {
  const metric = JSON.stringify({ service: "checkout", name: "cart.value" });
  expect([(await post(metric)).status, (await post(metric)).status]).toEqual([201, 200]);
  const listed = promotedMetrics.parse(await (await GET(request(), undefined)).json());
  expect(listed.items).toMatchObject([{ service: "checkout", name: "cart.value", unit: "By", scale: 1 }]);
  const gone = await DELETE(request({ method: "DELETE" }, "?service=checkout&name=cart.value"), undefined);
  expect([gone.status, await gone.text()]).toEqual([204, ""]);
  expect(await (await GET(request(), undefined)).json()).toEqual({ items: [] });
});

test("what is wrong is said", async () => {
  expect((await post("{")).status).toBe(400);
  expect((await post('"x"')).status).toBe(422);
  expect((await post('{"service":"checkout","name":"nothing"}')).status).toBe(404);
  expect((await DELETE(request({ method: "DELETE" }, "?service=checkout"), undefined)).status).toBe(422);
  token = await makeToken(["read"]);
  expect((await post('{"service":"checkout","name":"cart.value"}')).status).toBe(403);
  expect((await GET(request(), undefined)).status).toBe(200);
  token = await makeToken(["ingest:otlp"]);
  expect((await GET(request(), undefined)).status).toBe(403);
});
