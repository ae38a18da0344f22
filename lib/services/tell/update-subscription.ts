import { inTransaction } from "@/lib/db/prisma";
import { appendAudit } from "@/lib/db/write/audit";
import { lockSubscription, updateSubscription as update } from "@/lib/db/write/subscription";
import { type Actor, authorise } from "@/lib/domain/access";
import { isUuid } from "@/lib/domain/uuid";
import { publishChange } from "@/lib/services/live/publish";
import { parseInput } from "@/lib/services/parse";
import { noSuchReceiver } from "./no-such-receiver";
import { concernSchema, subscriptionRef } from "./subscription-input";

const schema = concernSchema.extend(subscriptionRef.shape);

/** Changes what a receiver is told of: `{ subscription, events, services, environments }`. Throws `forbidden`, `invalid`, `not-found`. */
export async function updateSubscription(actor: Actor | null, input: unknown, _now: Date): Promise<void> {
  authorise(actor, "subscriptions.manage");
  const { subscription, ...concern } = parseInput(schema, input);
  await inTransaction(async (tx) => {
    if (!isUuid(subscription) || (await lockSubscription(tx, subscription)) === null) throw noSuchReceiver();
    await update(tx, subscription, concern);
    await publishChange(tx, "settings");
    await appendAudit(tx, { actor, action: "subscription.update", subject: `subscription:${subscription}`, detail: concern });
  });
}
