/** Whoever asks for a look at a deployment that is older than this stands behind those that are asked for while they are young. */
export const YOUNG_MS = 3_600_000;

/**
 * When the judge looks at a deployment that changed at `now`; null when it never reached its environment. An old one is noted down as if
 * the look were overdue since it was young, so that the history of years, told at once, waits behind what happens now.
 */
export const lookAt = (reachedAt: Date | null, now: Date): Date | null =>
  reachedAt === null ? null : new Date(Math.min(now.getTime(), reachedAt.getTime() + YOUNG_MS));
