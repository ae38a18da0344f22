import { requestActor } from "@/lib/auth/session-actor";
import type { Actor } from "@/lib/domain/access";
import type { SignalsQuery } from "@/lib/views/signals";
import { jsonResponse } from "./json";
import { route } from "./route";
import { signalsQuery } from "./signals-query";

/** A route below `/api/v1/services/{service}/` that answers what a view tells of the service in a window of time. */
export const serviceRoute = (load: (actor: Actor | null, query: SignalsQuery, now: Date) => Promise<unknown>) =>
  route(async (request: Request) => {
    const now = new Date();
    const actor = await requestActor(request);
    return jsonResponse(await load(actor, signalsQuery(new URL(request.url), now), now));
  });
