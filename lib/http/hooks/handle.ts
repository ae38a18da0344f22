import { deliveryBody } from "@/lib/ingest/sources/delivery-body";
import { adapterOf } from "@/lib/ingest/sources/registry";
import { openDoor } from "@/lib/services/connection/open-door";
import { takeDelivery } from "@/lib/services/inbox/take";
import { decodedPart } from "@/lib/urls/path-part";
import { route } from "../route";
import { takenAnswer } from "./answer";
import { deliveryBytes } from "./body";
import { hookCall, noteRefused, noteTaken } from "./call";
import { checkedSender } from "./check";

/** `/api/hooks/{connection}/…` */
const CONNECTION_PART = 3;

/**
 * The handler of `POST /api/hooks/{connection}`: the signature is checked over the bytes before anything is read, and the delivery is
 * kept before it is answered. Every call is noted for the heartbeat, refused ones with what their sender was told.
 */
export const hookRoute = route(async (request: Request) => {
  const now = new Date();
  const { pathname, searchParams } = new URL(request.url);
  const [id = "", ...rest] = pathname.split("/").slice(CONNECTION_PART).map(decodedPart);
  const call = hookCall(`/api/hooks/${id.slice(0, 80)}`, request.headers);
  try {
    const door = await openDoor(id, now);
    const raw = await deliveryBytes(request);
    const { "x-wake-path": _, ...sent } = Object.fromEntries(request.headers);
    const actor = await checkedSender(door, { headers: sent, raw, key: searchParams.get("key"), now });
    call.tokenId = actor?.kind === "token" ? actor.id : null;
    const contentType = request.headers.get("content-type") ?? "";
    const headers = rest.length === 0 ? sent : { ...sent, "x-wake-path": `/${rest.join("/")}` };
    const { source } = door;
    const body = deliveryBody(adapterOf(source), { contentType, headers, raw });
    const arrival = { connection: id, source, headers, raw, body, contentType, receivedAt: now, tokenId: call.tokenId };
    const taken = await takeDelivery(arrival, door);
    const answer = takenAnswer(taken);
    noteTaken(call, answer.status, taken);
    return answer;
  } catch (error) {
    noteRefused(call, error);
    throw error;
  }
});
