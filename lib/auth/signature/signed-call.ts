/** A call as signatures are checked on it: nothing of it was read yet. */
export type SignedCall = {
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** The bytes of the body as they came. */
  readonly raw: Uint8Array;
  /** The secret in the address, `?key=…`; null when there is none. */
  readonly key: string | null;
  /** Those that hold now; with none, nothing is ever right. */
  readonly secrets: readonly string[];
  readonly now: Date;
};

/** Null when the call is signed rightly; otherwise why not, for people: never what was sent or expected. */
export type Check = (call: SignedCall) => string | null;

/** How far a sender's clock may be off, and how long a signed call may be repeated. */
export const TOLERANCE_S = 300;

/** Why a time of signing is refused; null when it is near enough. */
export function staleness(seconds: string, now: Date): string | null {
  if (!/^\d{1,12}$/.test(seconds)) return "The time of the signature cannot be read.";
  const apart = Math.abs(now.getTime() / 1_000 - Number(seconds));
  return apart < TOLERANCE_S + 1 ? null : "The signature is older, or further ahead, than five minutes.";
}
