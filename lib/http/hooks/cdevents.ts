import { actorOfBearer } from "@/lib/auth/token-actor";
import { type Actor, authorise } from "@/lib/domain/access";
import { WakeError } from "@/lib/domain/error";
import { parseBody } from "@/lib/ingest/sources/parse-body";
import { ensureBuiltIn } from "@/lib/services/connection/built-in";
import { openDoor } from "@/lib/services/connection/open-door";
import { takeDelivery } from "@/lib/services/inbox/take";
import { route } from "../route";
import { takenAnswer } from "./answer";
import { deliveryBytes } from "./body";
import { type HookCall, hookCall, noteRefused, noteTaken } from "./call";

const CONNECTION = "cdevents";

/** The handler of `POST /api/v1/cdevents`: CloudEvents of an API token, structured, binary or in batches, in the inbox of a connection. */
export const cdeventsRoute = route(async (request: Request) => {
  const now = new Date();
  const call = hookCall("/api/v1/cdevents", request.headers);
  try {
    await sendingActor(request, call);
    const raw = await deliveryBytes(request);
    const contentType = request.headers.get("content-type") ?? "";
    const body = parseBody(contentType, raw);
    const door = await builtInDoor(now);
    const headers = Object.fromEntries(request.headers);
    const { source } = door;
    const arrival = { connection: CONNECTION, source, headers, raw, body, contentType, receivedAt: now, tokenId: call.tokenId };
    const taken = await takeDelivery(arrival, door);
    const answer = takenAnswer(taken);
    noteTaken(call, answer.status, taken);
    return answer;
  } catch (error) {
    noteRefused(call, error);
    throw error;
  }
});

/** The webhook protocol of CloudEvents allows the token in the address as well. */
async function sendingActor(request: Request, call: HookCall): Promise<Actor> {
  const inAddress = new URL(request.url).searchParams.get("access_token");
  const header = request.headers.get("authorization") ?? (inAddress === null ? null : `Bearer ${inAddress}`);
  const actor = await actorOfBearer(header);
  call.tokenId = actor?.kind === "token" ? actor.id : null;
  if (actor === null)
    throw new WakeError("unauthenticated", header === null ? "No token was sent." : "The token is unknown, revoked or past its end.", {
      fix: "Send “Authorization: Bearer wk_…” with a token that has the scope ingest:events; Settings, Tokens makes one.",
    });
  authorise(actor, "events.write");
  return actor;
}

async function builtInDoor(now: Date): ReturnType<typeof openDoor> {
  try {
    return await openDoor(CONNECTION, now);
  } catch (error) {
    if (!(error instanceof WakeError) || error.code !== "not-found") throw error;
    await ensureBuiltIn(CONNECTION, "CDEvents", now);
    return openDoor(CONNECTION, now);
  }
}
