import type { StoredSession } from "@/lib/db/read/session/by-id";
import type { Actor } from "@/lib/domain/access";
import { WakeError } from "@/lib/domain/error";
import { authCookies } from "./cookie-names";
import { currentSession } from "./current-session";
import { liveSession } from "./live-session";
import { isSameOrigin } from "./same-origin";
import { sessionIdIn } from "./session-cookie";
import { actorOfBearer } from "./token-actor";

const READS = new Set(["GET", "HEAD", "OPTIONS"]);

/** Who looks at this page or calls this action; null when nobody is signed in. */
export const currentActor = async (): Promise<Actor | null> => actorOf(await currentSession());

/**
 * Who sends this request: the bearer's actor if a bearer is sent, even when the token is unknown, else the cookie's.
 * Throws `forbidden` when a cookie is used to write and no page of ours did it.
 */
export async function requestActor(request: Request): Promise<Actor | null> {
  const header = request.headers.get("authorization");
  if (header !== null) return actorOfBearer(header);
  const actor = actorOf(await liveSession(await sessionIdIn(cookieOf(request)), new Date()));
  if (actor !== null && !READS.has(request.method) && !isSameOrigin(request.headers))
    throw new WakeError("forbidden", "This request came from another site.", { fix: "Send a token instead of a cookie." });
  return actor;
}

function actorOf(session: StoredSession | null): Actor | null {
  if (session === null) return null;
  const { id, name, role } = session.user;
  return { kind: "user", id, name, role };
}

function cookieOf(request: Request): string | undefined {
  const { name } = authCookies().sessionToken;
  const pairs = (request.headers.get("cookie") ?? "").split(";").map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}
