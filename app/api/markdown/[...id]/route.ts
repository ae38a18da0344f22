import { requestActor } from "@/lib/auth/session-actor";
import { markdownResponse } from "@/lib/http/markdown-response";
import { route } from "@/lib/http/route";
import { decodedPart } from "@/lib/urls/path-part";
import { exportIncident } from "@/lib/views/review/export";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ id: string[] }> };

/** An incident as a Markdown document: its page's address with `.md`. */
export const GET = route(async (request: Request, context: Context) => {
  const id = decodedPart((await context.params).id.join("/"));
  return markdownResponse(await exportIncident(await requestActor(request), id, new Date()));
});
