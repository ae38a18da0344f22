import type { Actor } from "@/lib/domain/access";
import { recordAttempt } from "@/lib/services/intake/record-attempt";
import type { Acceptance } from "@/lib/services/telemetry/accept";
import type { PartialSuccess } from "./answer-body";
import type { Refusal } from "./refusal";

/** A request as the heartbeat tells of it; the actor becomes known on the way. */
export type Attempt = { readonly endpoint: string; readonly sender: string | null; actor: Actor | null };

/** Counts a body that was taken, and what it held; of one that was sent again all of that is counted already. */
export function noteTaken(attempt: Attempt, { accepted, rejected, duplicate }: Acceptance, partial: PartialSuccess | null): void {
  const detail = partial?.errorMessage ?? (duplicate ? "Sent again; counted once." : "Taken.");
  const held = duplicate ? {} : { items: accepted, rejected };
  recordAttempt({ ...common(attempt), ...held, outcome: duplicate ? "duplicate" : "accepted", status: 200, detail });
}

/** Counts a request that was not, with what its sender was told. `ignored` is what Wake leaves out by intent. */
export function noteRefused(attempt: Attempt, { answer, detail, fix }: Refusal, ignored: boolean): void {
  const outcome = ignored ? "ignored" : "refused";
  recordAttempt({ ...common(attempt), outcome, status: answer.status, detail, ...(fix === null ? {} : { fix }) });
}

const common = ({ endpoint, sender, actor }: Attempt): { endpoint: string; tokenId?: string; sender?: string } => ({
  endpoint,
  ...(actor?.kind === "token" ? { tokenId: actor.id } : {}),
  ...(sender === null ? {} : { sender: sender.slice(0, 120) }),
});
