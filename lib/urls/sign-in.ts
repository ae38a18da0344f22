import { href, one, type SearchParams } from "./search-params";

/** Why somebody was sent back to the sign-in page. `provider` stands for everything that goes wrong between us and it. */
export type SignInFailure = "not-invited" | "wrong" | "throttled" | "unavailable" | "provider";

const FAILURES = new Map<string, SignInFailure>([
  ["NotInvited", "not-invited"],
  ["CredentialsSignin", "wrong"],
  ["Throttled", "throttled"],
  ["Unavailable", "unavailable"],
]);

export type SignInParams = { readonly returnPath: string; readonly failure: SignInFailure | null };

/** A path of this origin, fit for a redirect; null for anything that a browser could read as another place. */
export function ownPath(value: string | null): string | null {
  if (value === null || !/^\/(?![/\\])[^\p{Cc}\\]*$/u.test(value)) return null;
  return /^\/(sign-in|setup)(?![^/?#])/.test(value) ? null : value;
}

/** The page's state from its URL: where to go after signing in (`/` when missing or foreign), and what went wrong before. */
export function parseSignIn(search: SearchParams): SignInParams {
  const error = one(search, "error");
  const callbackUrl = search["callbackUrl"];
  return {
    returnPath: ownPath(typeof callbackUrl === "string" ? callbackUrl : null) ?? "/",
    failure: error === null ? null : (FAILURES.get(error) ?? "provider"),
  };
}

/** Where to sign in, and where to go from there; `/` needs no mention. */
export function signInHref(returnTo: string | null): string {
  const path = ownPath(returnTo);
  return href("/sign-in", { callbackUrl: path === "/" ? null : path });
}
