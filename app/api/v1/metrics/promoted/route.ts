import { requestActor } from "@/lib/auth/session-actor";
import { jsonResponse } from "@/lib/http/json";
import { jsonBody } from "@/lib/http/json-body";
import { route } from "@/lib/http/route";
import { demoteMetric } from "@/lib/services/metric/demote";
import { promoteMetric } from "@/lib/services/metric/promote";
import { promotedMetricsPage } from "@/lib/views/records/promoted-metrics";

export const dynamic = "force-dynamic";

export const GET = route(async (request: Request) => jsonResponse(await promotedMetricsPage(await requestActor(request))));

/** Promotes the metric `{ service, name }` of the body: 201, or 200 when it was promoted before. */
export const POST = route(async (request: Request) => {
  const actor = await requestActor(request);
  const added = await promoteMetric(actor, await jsonBody(request), new Date());
  return jsonResponse({ status: added ? "promoted" : "known" }, { status: added ? 201 : 200 });
});

/** Stops keeping the metric that `?service=…&name=…` names: 204. */
export const DELETE = route(async (request: Request) => {
  const { searchParams } = new URL(request.url);
  await demoteMetric(await requestActor(request), Object.fromEntries(searchParams));
  return new Response(null, { status: 204 });
});
