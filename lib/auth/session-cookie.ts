import { cookies } from "next/headers";
import { decode, encode } from "next-auth/jwt";
import { isUuid } from "@/lib/domain/uuid";
import { env } from "@/lib/env";
import { authCookies } from "./cookie-names";
import { LONGEST_MS } from "./session-life";

const MAX_AGE_S = LONGEST_MS / 1_000;

/** The session id in a cookie's value, which only this installation can have encrypted; null for anything else. */
export async function sessionIdIn(value: string | undefined): Promise<string | null> {
  if (value === undefined || value === "") return null;
  try {
    return sessionIdOf(await decode({ token: value, secret: env().WAKE_SECRET }));
  } catch {
    return null;
  }
}

/** The session id that a decoded cookie carries as `sid`. */
export function sessionIdOf(claims: Readonly<Record<string, unknown>> | null): string | null {
  const sid = claims?.["sid"];
  return typeof sid === "string" && isUuid(sid) ? sid : null;
}

/** The session id that the browser of this page or action sent. */
export const sentSessionId = async (): Promise<string | null> => sessionIdIn((await cookies()).get(authCookies().sessionToken.name)?.value);

/** Gives the browser a session, in the same form in which next-auth does. For server actions. */
export async function setSessionCookie(sid: string): Promise<void> {
  const { name, options } = authCookies().sessionToken;
  const value = await encode({ token: { sid }, secret: env().WAKE_SECRET, maxAge: MAX_AGE_S });
  (await cookies()).set(name, value, { path: "/", httpOnly: true, sameSite: "lax", secure: options.secure === true, maxAge: MAX_AGE_S });
}

/** Takes the session from the browser. For server actions. */
export async function clearSessionCookie(): Promise<void> {
  const { name, options } = authCookies().sessionToken;
  (await cookies()).set(name, "", { path: "/", httpOnly: true, sameSite: "lax", secure: options.secure === true, maxAge: 0 });
}
