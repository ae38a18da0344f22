import { requestActor } from "@/lib/auth/session-actor";
import { jsonResponse } from "@/lib/http/json";
import { route } from "@/lib/http/route";
import { signalsQuery } from "@/lib/http/signals-query";
import { loadDependencies } from "@/lib/views/service/dependencies";

export const dynamic = "force-dynamic";

export const GET = route(async (request, context: { params: Promise<{ service: string }> }) => {
  const now = new Date();
  const actor = await requestActor(request);
  const { service } = await context.params;
  const query = signalsQuery(decodeURIComponent(service), new URL(request.url).searchParams, now);
  return jsonResponse(await loadDependencies(actor, query, now));
});
