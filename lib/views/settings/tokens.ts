import { readWorkspace } from "@/lib/db/read/catalogue/workspace";
import { type ListedToken, listTokens } from "@/lib/db/read/token/list";
import { type Actor, authorise } from "@/lib/domain/access";

export type TokenRow = {
  readonly id: string;
  readonly name: string;
  /** First characters, to recognise it by. */
  readonly prefix: string;
  readonly scopes: readonly string[];
  /** What it is restricted to; empty lists mean everything. */
  readonly services: readonly string[];
  readonly environments: readonly string[];
  readonly createdAt: Date;
  readonly createdBy: string | null;
  readonly lastUsedAt: Date | null;
  readonly expiresAt: Date | null;
  readonly state: "active" | "expired" | "revoked";
  /** When it stopped working; null while it works. */
  readonly endedAt: Date | null;
};

export type TokensModel = {
  readonly timezone: string;
  /** Those that work, the newest first. */
  readonly active: readonly TokenRow[];
  /** Those that do not any more. */
  readonly ended: readonly TokenRow[];
};

/** Every API token with what it may do and when it was last used; never its secret. For admins. */
export async function loadTokens(actor: Actor | null, now: Date): Promise<TokensModel> {
  authorise(actor, "tokens.manage");
  const [workspace, tokens] = await Promise.all([readWorkspace(), listTokens()]);
  const rows = tokens.map((token) => tokenRow(token, now));
  return {
    timezone: workspace.timezone,
    active: rows.filter((row) => row.state === "active"),
    ended: rows.filter((row) => row.state !== "active"),
  };
}

function tokenRow({ revokedAt, ...token }: ListedToken, now: Date): TokenRow {
  if (revokedAt !== null) return { ...token, state: "revoked", endedAt: revokedAt };
  const expired = token.expiresAt !== null && token.expiresAt <= now;
  return { ...token, state: expired ? "expired" : "active", endedAt: expired ? token.expiresAt : null };
}
