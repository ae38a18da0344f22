import { requestActor } from "@/lib/auth/session-actor";
import { csvResponse } from "@/lib/http/csv-response";
import { pageTable } from "@/lib/http/page-table";
import { route } from "@/lib/http/route";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ path?: string[] }> };

/** The table of a page that is one: its address with `.csv`. */
export const GET = route(async (request: Request, context: Context) => {
  const { path = [] } = await context.params;
  return csvResponse(pageTable(await requestActor(request), path, new URL(request.url), new Date()));
});
