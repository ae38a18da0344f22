import type { SignedCall } from "@/lib/auth/signature/signed-call";
import { takesSharedSecret, verifyCall } from "@/lib/auth/signature/verify";
import { actorOfBearer } from "@/lib/auth/token-actor";
import { type Actor, authorise } from "@/lib/domain/access";
import { WakeError } from "@/lib/domain/error";
import type { OpenDoor } from "@/lib/services/connection/open-door";

/**
 * Checks who a call comes from: whoever holds a secret of the connection, or, where the secret itself would do, an API token with the
 * scope ingest:events, which is returned. Throws `unauthenticated` or `forbidden`.
 */
export async function checkedSender({ source, secrets }: OpenDoor, call: Omit<SignedCall, "secrets">): Promise<Actor | null> {
  const actor = takesSharedSecret(source) ? await actorOfBearer(call.headers["authorization"] ?? null) : null;
  if (actor !== null) {
    authorise(actor, "events.write");
    return actor;
  }
  const verdict = verifyCall(source, { ...call, secrets });
  if (verdict === "ok") return null;
  throw new WakeError("unauthenticated", verdict.refused, {
    fix: "Give the sender the secret of this connection; Settings, Sources tells which hold by their last four characters.",
  });
}
