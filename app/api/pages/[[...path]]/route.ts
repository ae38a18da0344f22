import { requestActor } from "@/lib/auth/session-actor";
import { jsonResponse } from "@/lib/http/json";
import { pageData } from "@/lib/http/page-data";
import { route } from "@/lib/http/route";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ path?: string[] }> };

/** The data of any page: its address with `.json`. The same loader draws the page. */
export const GET = route(async (request: Request, context: Context) => {
  const { path = [] } = await context.params;
  return jsonResponse(await pageData(await requestActor(request), path, new URL(request.url), new Date()));
});
