import { type ErrorCode, WakeError } from "@/lib/domain/error";
import { isOutage } from "./outage";
import { REQUEST_ID_HEADER } from "./request-id";

const STATUS: Readonly<Record<ErrorCode, readonly [status: number, title: string]>> = {
  malformed: [400, "This cannot be read"],
  invalid: [422, "Some fields are wrong"],
  unauthenticated: [401, "Who are you?"],
  forbidden: [403, "Not allowed"],
  "not-found": [404, "Not found"],
  conflict: [409, "It has changed meanwhile"],
  "too-large": [413, "Too large"],
  unsupported: [415, "Not a format that Wake reads"],
  throttled: [429, "Too fast"],
  unavailable: [503, "Not available right now"],
};

const RETRY_AFTER_S = 2;

/** The HTTP status of an expected failure. */
export const statusOf = (code: ErrorCode): number => STATUS[code][0];

/**
 * The expected failure that an error is or amounts to; null for a bug, of which nothing may be told but its request id.
 */
export function asWakeError(error: unknown): WakeError | null {
  if (error instanceof WakeError) return error;
  if (!isOutage(error)) return null;
  return new WakeError("unavailable", "The database cannot be reached.", {
    fix: "Nothing was stored. Send it again shortly; if it lasts, look at /readyz.",
    retryAfterS: RETRY_AFTER_S,
    cause: error,
  });
}

/**
 * Any error as `application/problem+json` (RFC 9457) with `fix` and `requestId`, and `errors` naming each wrong field.
 */
export function problemOf(error: unknown, requestId: string): Response {
  const known = asWakeError(error);
  const [status, title] = known === null ? [500, "Wake failed"] : STATUS[known.code];
  const body = {
    type: `urn:wake:problem:${known?.code ?? "unexpected"}`,
    title,
    status,
    detail: known?.message ?? "This is a mistake in Wake, not in your request.",
    fix: known === null ? "Try again; if it stays, give this request id to whoever runs this Wake: it is in the log." : known.fix,
    requestId,
    ...(known !== null && known.issues.length > 0 ? { errors: known.issues } : {}),
  };
  const headers = new Headers({
    "content-type": "application/problem+json",
    "cache-control": "no-store",
    [REQUEST_ID_HEADER]: requestId,
  });
  if (status === 401) headers.set("www-authenticate", 'Bearer realm="wake"');
  if (status === 429 || status === 503) headers.set("retry-after", String(known?.retryAfterS ?? RETRY_AFTER_S));
  return new Response(JSON.stringify(body), { status, headers });
}
