import { z } from "zod";
import { requestActor } from "@/lib/auth/session-actor";
import { name } from "@/lib/ingest/events/fields";
import { changeObjective } from "@/lib/services/objective/change";
import { createObjective } from "@/lib/services/objective/create";
import { removeObjective } from "@/lib/services/objective/remove";
import { decodedPart } from "@/lib/urls/path-part";
import { objectiveBurn, objectivesPage } from "@/lib/views/records/objectives";
import { jsonResponse } from "./json";
import { jsonBody } from "./json-body";
import { listRoute, recordRoute } from "./read-route";
import { route } from "./route";

type Context = { readonly params: Promise<{ id: string }> };

/** The parameters of the list. */
export const OBJECTIVES_QUERY = z.object({ service: name.optional(), environment: name.toLowerCase().optional() });

export const listOfObjectives = listRoute(OBJECTIVES_QUERY, objectivesPage);

/** `{ service, environment, name, kind, target, thresholdMs?, windowDays?, operations? }` -> 201, the objective. */
export const newObjectiveRoute = route(async (request: Request) => {
  const actor = await requestActor(request);
  return jsonResponse(await createObjective(actor, await jsonBody(request), new Date()), { status: 201 });
});

/** Whatever is to be changed -> 200, the objective. */
export const changedObjective = route(async (request: Request, context: Context) => {
  const actor = await requestActor(request);
  const id = decodedPart((await context.params).id);
  return jsonResponse(await changeObjective(actor, id, await jsonBody(request), new Date()));
});

export const removedObjective = route(async (request: Request, context: Context) => {
  await removeObjective(await requestActor(request), decodedPart((await context.params).id), new Date());
  return new Response(null, { status: 204 });
});

export const burnOfObjective = recordRoute((actor, id) => objectiveBurn(actor, id, new Date()));
