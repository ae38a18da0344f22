import { findSession, type StoredSession } from "@/lib/db/read/session/by-id";
import { touchSession } from "@/lib/db/write/session";
import { isAlive, isTouchDue } from "./session-life";

/** The session with this id while it speaks for its person; notes its use at most once a minute. */
export async function liveSession(sid: string | null, now: Date): Promise<StoredSession | null> {
  const session = sid === null ? null : await findSession(sid);
  if (session === null || !isAlive(session, now)) return null;
  if (isTouchDue(session, now)) await touchSession(session.id, now);
  return session;
}
