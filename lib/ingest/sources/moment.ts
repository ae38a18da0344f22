/** Clocks differ by this much without being wrong. */
const AHEAD_MS = 5 * 60_000;

/** A time as facts hold it: RFC 3339 in UTC. What lies ahead happened, at the latest, when it was told. */
export const momentOf = (at: Date | null, receivedAt: Date): string | undefined =>
  at === null ? undefined : (at.getTime() > receivedAt.getTime() + AHEAD_MS ? receivedAt : at).toISOString();
