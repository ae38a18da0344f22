import { oidcName } from "@/lib/auth/oidc";
import { hasAdmin } from "@/lib/db/read/user/admins";

export type SignInModel = {
  /** False until the set-up link was used: then nobody can sign in. */
  readonly isSetUp: boolean;
  /** Name of the configured OpenID Connect provider; null when there is none. */
  readonly provider: string | null;
};

/** What the sign-in page offers. Open to everybody, so it says nothing of anybody. */
export const loadSignIn = async (): Promise<SignInModel> => ({ isSetUp: await hasAdmin(), provider: oidcName() });
