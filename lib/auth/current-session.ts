import { cache } from "react";
import type { StoredSession } from "@/lib/db/read/session/by-id";
import { liveSession } from "./live-session";
import { sentSessionId } from "./session-cookie";

/** The session of whoever looks at this page or calls this action; null when nobody is signed in. Read once per request. */
export const currentSession = cache(async (): Promise<StoredSession | null> => liveSession(await sentSessionId(), new Date()));
