import { requestActor } from "@/lib/auth/session-actor";
import { decideDeployment } from "@/lib/services/deployment/decide";
import { decodedPart } from "@/lib/urls/path-part";
import { decidedDeployment } from "@/lib/views/records/decided";
import { jsonResponse } from "./json";
import { jsonBody } from "./json-body";
import { route } from "./route";

type Context = { readonly params: Promise<{ id: string }> };

/** `{ kind, … }` -> 200 `{ deployment, release }`: what goes by this id from now on. */
export const newDecision = route(async (request: Request, context: Context) => {
  const actor = await requestActor(request);
  const id = decodedPart((await context.params).id);
  await decideDeployment(actor, id, await jsonBody(request), new Date());
  return jsonResponse(await decidedDeployment(actor, id));
});
