import { requestActor } from "@/lib/auth/session-actor";
import { jsonResponse } from "@/lib/http/json";
import { jsonBody } from "@/lib/http/json-body";
import { route } from "@/lib/http/route";
import { setEnvironment } from "@/lib/services/catalogue/set-environment";
import { decodedPart } from "@/lib/urls/path-part";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ name: string }> };

/** Says which tier an environment is, or its place within: `{ tier?, position? }`. */
export const PATCH = route(async (request: Request, context: Context) => {
  const actor = await requestActor(request);
  const change = await jsonBody(request);
  const fields = typeof change === "object" && change !== null ? change : {};
  const name = decodedPart((await context.params).name);
  return jsonResponse(await setEnvironment(actor, { ...fields, name }, new Date()));
});
