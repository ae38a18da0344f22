import type { SubscriptionKind } from "@/lib/domain/story";
import type { Answer } from "@/lib/services/outbound/guarded-call";

/** What a receiver answered, or why it did not. */
export type Attempted = Pick<Answer, "status" | "retryAfter"> | { readonly failure: string };

export type AfterAttempt = {
  readonly sentAt: Date | null;
  /** Null: nothing more is tried. */
  readonly nextTryAt: Date | null;
  readonly status: number | null;
  /** For people; null when it was delivered. */
  readonly failure: string | null;
  /** Why the receiver is to be told nothing any more; null while it is. */
  readonly disable: string | null;
};

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** How long after each try that failed the next one follows. */
export const PAUSES_MS: readonly number[] = [5 * SECOND, MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR];
const LONGEST_MS = 10 * HOUR;

/** Slack says so of a hook that was removed, or whose channel is gone. */
const GONE: Readonly<Record<SubscriptionKind, readonly number[]>> = { webhook: [410], slack: [403, 404, 410] };

/** What follows from one attempt: delivered, tried again later, given up, or the receiver taken at its word that it wants nothing more. */
export function afterAttempt(kind: SubscriptionKind, attempted: Attempted, tries: number, now: Date): AfterAttempt {
  if ("failure" in attempted) return { ...later(tries, null, now), status: null, failure: attempted.failure, disable: null };
  const { status, retryAfter } = attempted;
  if (status >= 200 && status < 300) return { sentAt: now, nextTryAt: null, status, failure: null, disable: null };
  if (GONE[kind].includes(status)) {
    const failure = `The receiver answered ${status}: it is gone.`;
    return { sentAt: null, nextTryAt: null, status, failure, disable: failure };
  }
  const isElsewhere = status >= 300 && status < 400;
  const failure = isElsewhere ? `The receiver answered ${status}: redirects are not followed.` : `The receiver answered ${status}.`;
  return { ...later(tries, retryAfter, now), status, failure, disable: null };
}

function later(tries: number, retryAfter: string | null, now: Date): Pick<AfterAttempt, "sentAt" | "nextTryAt"> {
  const pause = PAUSES_MS[tries - 1];
  if (pause === undefined) return { sentAt: null, nextTryAt: null };
  const asked = Math.min(askedMs(retryAfter, now), LONGEST_MS);
  return { sentAt: null, nextTryAt: new Date(now.getTime() + Math.max(pause, asked)) };
}

/** `Retry-After` in seconds or as a date; 0 when it says nothing. */
function askedMs(text: string | null, now: Date): number {
  if (text === null) return 0;
  const ms = /^\s*\d+\s*$/.test(text) ? Number(text) * SECOND : Date.parse(text) - now.getTime();
  return Number.isFinite(ms) ? Math.max(0, ms) : 0;
}
