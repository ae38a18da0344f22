import { z } from "zod";
import { inTransaction } from "@/lib/db/prisma";
import { appendAudit } from "@/lib/db/write/audit";
import { giveUpMessages } from "@/lib/db/write/message";
import { disableSubscription as disable, lockSubscription } from "@/lib/db/write/subscription";
import { type Actor, authorise } from "@/lib/domain/access";
import { isUuid } from "@/lib/domain/uuid";
import { publishChange } from "@/lib/services/live/publish";
import { parseInput } from "@/lib/services/parse";
import { noSuchReceiver } from "./no-such-receiver";
import { subscriptionRef } from "./subscription-input";

const schema = subscriptionRef.extend({ disabled: z.boolean("Say whether it is to be disabled.") });

/**
 * Stops telling a receiver anything, or tells it again from now on: `{ subscription, disabled }`. What waited for it is given up. Throws
 * `forbidden`, `not-found`.
 */
export async function disableSubscription(actor: Actor | null, input: unknown, now: Date): Promise<void> {
  authorise(actor, "subscriptions.manage");
  const { subscription, disabled } = parseInput(schema, input);
  await inTransaction(async (tx) => {
    if (!isUuid(subscription) || (await lockSubscription(tx, subscription)) === null) throw noSuchReceiver();
    await disable(tx, subscription, disabled ? now : null, null);
    if (disabled) await giveUpMessages(tx, subscription, "The receiver was disabled.");
    await publishChange(tx, "settings");
    const action = disabled ? "subscription.disable" : "subscription.enable";
    await appendAudit(tx, { actor, action, subject: `subscription:${subscription}` });
  });
}
