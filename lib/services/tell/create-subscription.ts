import { randomUUID } from "node:crypto";
import { seal } from "@/lib/auth/sealed-secret";
import { inTransaction } from "@/lib/db/prisma";
import { appendAudit } from "@/lib/db/write/audit";
import { insertSubscription } from "@/lib/db/write/subscription";
import { type Actor, authorise } from "@/lib/domain/access";
import { WakeError } from "@/lib/domain/error";
import { env } from "@/lib/env";
import { mintSecret } from "@/lib/services/connection/new-secret";
import { publishChange } from "@/lib/services/live/publish";
import { refusedAddress } from "@/lib/services/outbound/guarded-call";
import { parseInput } from "@/lib/services/parse";
import { newSubscriptionSchema } from "./subscription-input";

export type NewReceiver = {
  readonly id: string;
  /** What its messages are signed with, the only copy there will ever be; null for Slack, whose address is the secret. */
  readonly secret: string | null;
};

/**
 * Has somebody told of what happens: `{ name, kind, url, events?, services?, environments? }`. Throws `forbidden`, `invalid` also for an
 * address that Wake would not call, or `conflict` for a name that is taken.
 */
export async function createSubscription(actor: Actor | null, input: unknown, now: Date): Promise<NewReceiver> {
  authorise(actor, "subscriptions.manage");
  const { url, ...wanted } = parseInput(newSubscriptionSchema, input);
  const refused = refusedAddress(url, env().WAKE_TELL_PRIVATE === "on");
  if (refused !== null)
    throw new WakeError("invalid", "This address cannot be used.", {
      fix: "Within your own network, WAKE_TELL_PRIVATE=on lets Wake call private addresses.",
      issues: [{ field: "url", message: refused }],
    });
  const id = randomUUID();
  const secret = wanted.kind === "webhook" ? mintSecret() : null;
  const { sealed: sealedUrl, keyId } = seal(url, id);
  const sealedSecret = secret === null ? null : seal(secret, id).sealed;
  const host = new URL(url).host;
  await inTransaction(async (tx) => {
    const row = { ...wanted, id, sealedUrl, sealedSecret, keyId, host, createdBy: actor.name, createdAt: now };
    if (!(await insertSubscription(tx, row)))
      throw new WakeError("conflict", `There is a receiver “${wanted.name}” already.`, {
        fix: "Choose another name.",
        issues: [{ field: "name", message: "is taken" }],
      });
    await publishChange(tx, "settings");
    const { name, kind, events, services, environments } = wanted;
    const detail = { name, kind, host, events, services, environments };
    await appendAudit(tx, { actor, action: "subscription.create", subject: `subscription:${id}`, detail });
  });
  return { id, secret };
}
