import { requestActor } from "@/lib/auth/session-actor";
import type { Actor } from "@/lib/domain/access";
import { decideIncident } from "@/lib/services/decision/incident";
import { decideVerdict } from "@/lib/services/decision/verdict";
import { decodedPart } from "@/lib/urls/path-part";
import { jsonResponse } from "./json";
import { jsonBody } from "./json-body";
import { route } from "./route";

type Context = { readonly params: Promise<{ id: string }> };
type Decide = (actor: Actor | null, id: string, input: unknown, now: Date) => Promise<object>;

/** A route that takes a person's word about what goes by an id, and answers what holds from then on. */
const decisionRoute = (decide: Decide) =>
  route(async (request: Request, context: Context) => {
    const actor = await requestActor(request);
    const id = decodedPart((await context.params).id);
    return jsonResponse(await decide(actor, id, await jsonBody(request), new Date()));
  });

/** `{ candidate, kind, reason, seen? }` -> 200 `{ incident, confirmed, dismissed, decisions }`. */
export const newIncidentDecision = decisionRoute(decideIncident);

/** `{ kind, reason }` -> 200 `{ deployment, decisions }`. */
export const newVerdictDecision = decisionRoute(decideVerdict);
