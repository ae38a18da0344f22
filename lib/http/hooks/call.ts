import { senderOf } from "@/lib/auth/sender";
import type { Taken } from "@/lib/services/inbox/take";
import { recordAttempt } from "@/lib/services/intake/record-attempt";
import { asWakeError, statusOf } from "../problem";

/** A call of a connected system, as the heartbeat tells of it; the token becomes known on the way. */
export type HookCall = { readonly endpoint: string; readonly sender: string; tokenId: string | null };

export const hookCall = (endpoint: string, headers: Headers): HookCall => ({
  endpoint,
  sender: senderOf(headers.get("x-forwarded-for")),
  tokenId: null,
});

/** Notes a call that was taken, with what became of it. */
export function noteTaken(call: HookCall, status: number, { duplicate, outcome }: Taken): void {
  const state = duplicate ? "duplicate" : (outcome?.state ?? "received");
  const known = state === "ignored" || state === "duplicate" ? state : state === "failed" ? "refused" : "accepted";
  recordAttempt({ ...call, outcome: known, status, detail: sentenceOf(state, outcome), items: outcome?.events ?? 0 });
}

function sentenceOf(state: string, outcome: Taken["outcome"]): string {
  if (state === "duplicate") return "Sent again; counted once.";
  if (outcome === null) return "Kept; it is being processed.";
  if (state === "unmapped")
    return `Kept; to be mapped: ${outcome.unmapped.map(({ kind, said }) => `${kind} ${said === "" ? "that it does not name" : `“${said}”`}`).join(", ")}.`;
  return outcome.error ?? `Taken: ${outcome.events} ${outcome.events === 1 ? "event" : "events"}.`;
}

/** Notes a call that was refused, with what its sender was told. */
export function noteRefused(call: HookCall, error: unknown): void {
  const known = asWakeError(error);
  const detail = known?.message ?? "Wake failed; the log tells more.";
  recordAttempt({ ...call, outcome: "refused", status: known === null ? 500 : statusOf(known.code), detail, fix: known?.fix ?? null });
}
