/** The few ways in which a request can fail. Each maps to one HTTP status in `lib/http/problem`. */
export type ErrorCode =
  | "malformed" // cannot be parsed at all
  | "invalid" // the input is wrong; `issues` names the fields
  | "unauthenticated" // nobody is signed in, or the token is unknown
  | "forbidden" // known, but the role or scope does not reach this
  | "not-found" // does not exist, or may not be known to exist
  | "conflict" // the state has moved on
  | "too-large" // body, inflated body, or element count over its limit
  | "unsupported" // media type or encoding
  | "throttled" // slow down; `retryAfterS` says for how long
  | "unavailable"; // a store is down or overloaded; retry

export type FieldIssue = { readonly field: string; readonly message: string; readonly allowed?: readonly string[] };

type Extras = {
  readonly fix?: string;
  readonly issues?: readonly FieldIssue[];
  readonly retryAfterS?: number;
  readonly cause?: unknown;
};

/**
 * An expected failure. `message` says what happened, `fix` what to do about it; both are shown to people,
 * so neither carries anything of the inside. Everything else that is thrown is a bug and stays anonymous.
 */
export class WakeError extends Error {
  readonly code: ErrorCode;
  readonly fix: string | null;
  readonly issues: readonly FieldIssue[];
  readonly retryAfterS: number | null;

  constructor(code: ErrorCode, message: string, extras: Extras = {}) {
    super(message, extras.cause === undefined ? undefined : { cause: extras.cause });
    this.name = "WakeError";
    this.code = code;
    this.fix = extras.fix ?? null;
    this.issues = extras.issues ?? [];
    this.retryAfterS = extras.retryAfterS ?? null;
  }
}
