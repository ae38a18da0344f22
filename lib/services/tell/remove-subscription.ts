import { inTransaction } from "@/lib/db/prisma";
import { appendAudit } from "@/lib/db/write/audit";
import { deleteSubscription } from "@/lib/db/write/subscription";
import { type Actor, authorise } from "@/lib/domain/access";
import { isUuid } from "@/lib/domain/uuid";
import { publishChange } from "@/lib/services/live/publish";
import { parseInput } from "@/lib/services/parse";
import { noSuchReceiver } from "./no-such-receiver";
import { subscriptionRef } from "./subscription-input";

/** Removes a receiver and what it was told: `{ subscription }`. Throws `forbidden`, `not-found`. */
export async function removeSubscription(actor: Actor | null, input: unknown, _now: Date): Promise<void> {
  authorise(actor, "subscriptions.manage");
  const { subscription } = parseInput(subscriptionRef, input);
  await inTransaction(async (tx) => {
    if (!isUuid(subscription) || !(await deleteSubscription(tx, subscription))) throw noSuchReceiver();
    await publishChange(tx, "settings");
    await appendAudit(tx, { actor, action: "subscription.remove", subject: `subscription:${subscription}` });
  });
}
