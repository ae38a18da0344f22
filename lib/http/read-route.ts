import type { z } from "zod";
import { requestActor } from "@/lib/auth/session-actor";
import type { Actor } from "@/lib/domain/access";
import { jsonResponse } from "./json";
import { readQuery } from "./read-query";
import { route } from "./route";

/** A route that answers what a view makes of the actor and the parameters. */
export const listRoute = <Schema extends z.ZodObject>(
  schema: Schema,
  load: (actor: Actor | null, query: z.output<Schema>) => Promise<unknown>,
) =>
  route(async (request: Request) => {
    const actor = await requestActor(request);
    return jsonResponse(await load(actor, readQuery(schema, request.url)));
  });

/** A route that answers one record by its id; an id may hold any character, encoded. */
export const recordRoute = (load: (actor: Actor | null, id: string) => Promise<unknown>) =>
  route(async (request: Request, context: { params: Promise<{ id: string }> }) => {
    const actor = await requestActor(request);
    return jsonResponse(await load(actor, decoded((await context.params).id)));
  });

/** Whatever cannot be decoded, or cannot be a name, is the id of nothing. */
function decoded(id: string): string {
  try {
    return decodeURIComponent(id).replaceAll(/[\p{Cc}\p{Surrogate}]/gu, " ");
  } catch {
    return id;
  }
}
