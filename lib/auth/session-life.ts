import type { StoredSession } from "@/lib/db/read/session/by-id";

const HOUR_MS = 3_600_000;

/** A session that nobody used for this long is over. */
const IDLE_MS = 8 * HOUR_MS;
/** A session is over after this long, however busy it was. */
export const LONGEST_MS = 7 * 24 * HOUR_MS;
/** How often its last use is written down. */
const TOUCH_AFTER_MS = 60_000;

/** Whether a session still speaks for its person: not ended, not idle, not past its end, and the person not disabled. */
export const isAlive = (session: StoredSession, now: Date): boolean =>
  session.endedAt === null &&
  session.user.disabledAt === null &&
  session.expiresAt > now &&
  now.getTime() - session.lastSeenAt.getTime() < IDLE_MS;

/** Whether the last use is old enough to be written down again. */
export const isTouchDue = (session: StoredSession, now: Date): boolean => now.getTime() - session.lastSeenAt.getTime() > TOUCH_AFTER_MS;
