import { findToken, type StoredToken } from "@/lib/db/read/token/by-hash";
import { touchToken } from "@/lib/db/write/token";
import { type Actor, SCOPES } from "@/lib/domain/access";
import { bearerOf } from "./bearer";
import { bootstrapActor } from "./bootstrap-token";
import { looksLikeToken, tokenHash } from "./token-format";

/** How long a token is taken at its word, and so how long a revoked one may still work in another process. */
const TRUST_MS = 5_000;
const TOUCH_AFTER_MS = 60_000;
const MOST_CACHED = 10_000;

type Cached = { readonly found: Promise<StoredToken | null>; readonly untilMs: number };
const held = globalThis as typeof globalThis & { wakeTokens?: Map<string, Cached> };

/**
 * Who a bearer header speaks for; null when there is none, or its token is unknown, revoked or past its end. Asks the
 * database at most every five seconds per token, since an exporter sends many times a second.
 */
export async function actorOfBearer(header: string | null): Promise<Actor | null> {
  const credential = bearerOf(header);
  if (credential === null) return null;
  const bootstrap = bootstrapActor(credential);
  if (bootstrap !== null || !looksLikeToken(credential)) return bootstrap;
  const now = new Date();
  const stored = await lookUp(credential, now);
  if (stored === null || stored.revokedAt !== null || (stored.expiresAt !== null && stored.expiresAt <= now)) return null;
  const { id, name, services, environments } = stored;
  return { kind: "token", id, name, scopes: SCOPES.filter((scope) => stored.scopes.includes(scope)), reach: { services, environments } };
}

/** Makes this process ask again at once; called when a token was revoked here. */
export const forgetTokens = (): void => cache().clear();

async function lookUp(token: string, now: Date): Promise<StoredToken | null> {
  const hash = tokenHash(token);
  const key = hash.toString("base64url");
  const known = cache().get(key);
  if (known !== undefined && known.untilMs > now.getTime()) return known.found;
  const found = findToken(hash);
  remember(key, { found, untilMs: now.getTime() + TRUST_MS });
  try {
    const stored = await found;
    if (stored === null) cache().delete(key);
    else if (stored.revokedAt === null && isStale(stored.lastUsedAt, now)) await touchToken(stored.id, now);
    return stored;
  } catch (error) {
    cache().delete(key);
    throw error;
  }
}

function remember(key: string, entry: Cached): void {
  const all = cache();
  all.delete(key);
  all.set(key, entry);
  const oldest = all.keys().next().value;
  if (all.size > MOST_CACHED && oldest !== undefined) all.delete(oldest);
}

const isStale = (at: Date | null, now: Date): boolean => at === null || now.getTime() - at.getTime() > TOUCH_AFTER_MS;

function cache(): Map<string, Cached> {
  held.wakeTokens ??= new Map();
  return held.wakeTokens;
}
