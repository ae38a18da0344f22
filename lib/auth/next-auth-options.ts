import { headers } from "next/headers";
import type { AuthOptions, LoggerInstance } from "next-auth";
import type { CredentialsConfig } from "next-auth/providers/credentials";
import { WakeError } from "@/lib/domain/error";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { authCookies, isSecure } from "./cookie-names";
import { endOwnSession } from "./end-own-session";
import { liveSession } from "./live-session";
import { OIDC_ID, oidcProvider, personOf } from "./oidc";
import { openSession } from "./open-session";
import { signInByPassword } from "./password-sign-in";
import { senderOf } from "./sender";
import { sentSessionId, sessionIdOf } from "./session-cookie";
import { LONGEST_MS } from "./session-life";

/**
 * next-auth as Wake uses it: an encrypted cookie that carries a session id and nothing else, and a row behind it that
 * decides. Somebody who is not known to Wake is turned away whatever their provider says.
 */
export function authOptions(): AuthOptions {
  const oidc = oidcProvider();
  return {
    secret: env().WAKE_SECRET,
    useSecureCookies: isSecure(),
    cookies: authCookies(),
    session: { strategy: "jwt", maxAge: LONGEST_MS / 1_000 },
    pages: { signIn: "/sign-in", signOut: "/", error: "/sign-in" },
    providers: oidc === null ? [byPassword] : [byPassword, oidc],
    logger,
    callbacks,
    events: { signOut: async ({ token }) => endOwnSession(sessionIdOf(token), new Date()) },
  };
}

const callbacks: NonNullable<AuthOptions["callbacks"]> = {
  signIn: async ({ account, profile }) =>
    account?.provider !== OIDC_ID || (await personOf(profile)) !== null || "/sign-in?error=NotInvited",
  jwt: async ({ token, user, account, profile }) => {
    // Without an account it is not a sign-in: next-auth calls this whenever a session is read.
    if (!account) return (await liveSession(sessionIdOf(token), new Date())) === null ? over() : token;
    const viaProvider = account.provider === OIDC_ID;
    const userId = viaProvider ? await personOf(profile) : user.id;
    return userId === null ? over() : { sid: await open(userId, viaProvider ? "oidc" : "password") };
  },
  session: async ({ session, token }) => {
    const live = (await liveSession(sessionIdOf(token), new Date())) ?? over();
    return { expires: session.expires, user: { name: live.user.name, email: live.user.email } };
  },
};

const byPassword: CredentialsConfig = {
  id: "credentials",
  name: "E-mail and password",
  type: "credentials",
  credentials: { email: { label: "E-mail", type: "email" }, password: { label: "Password", type: "password" } },
  authorize: async (sent, request) => {
    const sender = senderOf(request.headers?.["x-forwarded-for"]);
    try {
      return { id: await signInByPassword({ email: sent?.["email"] ?? "", password: sent?.["password"] ?? "", sender }, new Date()) };
    } catch (error) {
      if (error instanceof WakeError && error.code === "unauthenticated") return null;
      // next-auth puts the message into the address of the sign-in page, so it is a name and not a sentence.
      throw new Error(error instanceof WakeError && error.code === "throttled" ? "Throttled" : "Unavailable", { cause: error });
    }
  },
};

const open = async (userId: string, method: "password" | "oidc"): Promise<string> =>
  openSession({ userId, method, previous: await sentSessionId(), userAgent: (await headers()).get("user-agent") }, new Date());

/** Makes next-auth take the cookie away. */
function over(): never {
  throw new Error("This session is over.");
}

/** next-auth's messages without their payloads, which may hold a provider's tokens. */
const logger: Partial<LoggerInstance> = {
  error: (code) => log.warn({ code }, "sign-in through next-auth failed"),
  warn: (code) => log.debug({ code }, "next-auth"),
  debug: () => undefined,
};
