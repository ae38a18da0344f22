import type { OAuthConfig } from "next-auth/providers/oauth";
import { findUserByEmail } from "@/lib/db/read/user/by-email";
import { env } from "@/lib/env";
import { normalEmail } from "./email";

export const OIDC_ID = "oidc";

/** What an OpenID Connect provider says of a person, as far as Wake asks. */
type Claims = { readonly sub?: string; readonly name?: string; readonly email?: string; readonly email_verified?: unknown };

/** The name of the configured provider, as the sign-in page shows it; null when none is configured. */
export const oidcName = (): string | null => (oidcProvider() === null ? null : env().WAKE_OIDC_NAME);

/** Any OpenID Connect provider, by its issuer; null unless issuer, client id and secret are all set. */
export function oidcProvider(): OAuthConfig<Claims & { readonly sub: string }> | null {
  const { WAKE_OIDC_ISSUER: issuer, WAKE_OIDC_CLIENT_ID: clientId, WAKE_OIDC_CLIENT_SECRET: clientSecret, WAKE_OIDC_NAME: name } = env();
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return null;
  return {
    id: OIDC_ID,
    name,
    type: "oauth",
    wellKnown: `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
    authorization: { params: { scope: "openid email profile" } },
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    clientId,
    clientSecret,
    profile: (claims) => ({ id: claims.sub, name: claims.name ?? null, email: claims.email ?? null }),
  };
}

/**
 * The id of the person that a provider's claims stand for: somebody an admin added under the same e-mail address. The
 * provider must vouch for the address, or anybody could claim it there; people whom Wake does not know stay outside.
 */
export async function personOf(claims: Claims | undefined): Promise<string | null> {
  const vouched = claims?.email_verified === true || claims?.email_verified === "true";
  const email = vouched ? normalEmail(claims.email ?? "") : null;
  const user = email === null ? null : await findUserByEmail(email);
  return user?.disabledAt === null ? user.id : null;
}
