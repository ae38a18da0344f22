import { headers } from "next/headers";
import { openSession } from "./open-session";
import { sentSessionId, setSessionCookie } from "./session-cookie";

/** Opens a session for the browser behind a server action and gives it the cookie. */
export async function startSession(userId: string, method: "password" | "setup"): Promise<void> {
  const userAgent = (await headers()).get("user-agent");
  await setSessionCookie(await openSession({ userId, method, previous: await sentSessionId(), userAgent }, new Date()));
}
