/** How many failures are free, and how far the wait may grow. The wait doubles with each failure after those. */
type Limit = { readonly free: number; readonly longestS: number };

/** Somebody at one address guessing one person's password. */
const SAME_SENDER: Limit = { free: 5, longestS: 900 };
/** The same from many addresses; short, so that nobody can lock a person out for long. */
const ANY_SENDER: Limit = { free: 30, longestS: 60 };

const FORGET_AFTER_MS = 24 * 3_600_000;
const MOST_KEYS = 20_000;

type Failures = { readonly count: number; readonly lastMs: number };
const held = globalThis as typeof globalThis & { wakeSignInFailures?: Map<string, Failures> };

/**
 * Notes an attempt before its password is checked and says how many seconds it has to wait; 0 lets it through. Counting
 * first means that a thousand guesses sent at once do not all pass. Kept in memory: a restart forgives.
 */
export function admitSignIn(email: string, sender: string, now: Date): number {
  const waitS = Math.max(...keysOf(email, sender).map(([key, limit]) => remainingS(key, limit, now)));
  if (waitS > 0) return waitS;
  for (const [key] of keysOf(email, sender)) note(key, now);
  return 0;
}

/** Forgets the failures of somebody who proved to be who they say. */
export function forgiveSignIn(email: string, sender: string): void {
  for (const [key] of keysOf(email, sender)) failures().delete(key);
}

const keysOf = (email: string, sender: string): readonly (readonly [string, Limit])[] => [
  [`${email}\n${sender}`, SAME_SENDER],
  [email, ANY_SENDER],
];

function remainingS(key: string, limit: Limit, now: Date): number {
  const known = failures().get(key);
  if (known === undefined || known.count < limit.free) return 0;
  const waitMs = Math.min(limit.longestS, 2 ** (known.count - limit.free)) * 1_000;
  return Math.max(0, Math.ceil((known.lastMs + waitMs - now.getTime()) / 1_000));
}

function note(key: string, now: Date): void {
  const all = failures();
  const before = all.get(key);
  const stale = before === undefined || now.getTime() - before.lastMs > FORGET_AFTER_MS;
  all.delete(key);
  all.set(key, { count: stale ? 1 : before.count + 1, lastMs: now.getTime() });
  const oldest = all.keys().next().value;
  if (all.size > MOST_KEYS && oldest !== undefined) all.delete(oldest);
}

function failures(): Map<string, Failures> {
  held.wakeSignInFailures ??= new Map();
  return held.wakeSignInFailures;
}
