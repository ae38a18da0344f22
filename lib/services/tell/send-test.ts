import { randomUUID } from "node:crypto";
import { inTransaction } from "@/lib/db/prisma";
import { appendAudit } from "@/lib/db/write/audit";
import { insertMessages } from "@/lib/db/write/message";
import { lockSubscription } from "@/lib/db/write/subscription";
import { type Actor, authorise } from "@/lib/domain/access";
import { WakeError } from "@/lib/domain/error";
import { isUuid } from "@/lib/domain/uuid";
import { publishChange } from "@/lib/services/live/publish";
import { parseInput } from "@/lib/services/parse";
import { askForMessages } from "./ask";
import { pageLink } from "./link";
import { noSuchReceiver } from "./no-such-receiver";
import { subscriptionRef } from "./subscription-input";

/** Sends a receiver a message that says it works: `{ subscription }`. Throws `forbidden`, `not-found`, or `conflict` for one that is disabled. */
export async function sendTest(actor: Actor | null, input: unknown, now: Date): Promise<void> {
  authorise(actor, "subscriptions.manage");
  const { subscription } = parseInput(subscriptionRef, input);
  await inTransaction(async (tx) => {
    const held = isUuid(subscription) ? await lockSubscription(tx, subscription) : null;
    if (held === null) throw noSuchReceiver();
    if (held.disabledAt !== null) throw new WakeError("conflict", "This receiver is disabled.", { fix: "Enable it first." });
    const story = `test:${randomUUID()}`;
    const data = {
      story,
      title: "A test message of Wake",
      lines: [`“${held.name}” gets messages like this one.`],
      link: pageLink("/settings/notifications"),
      services: [],
      environment: null,
      version: null,
      deployment: null,
      incident: null,
    };
    await insertMessages(tx, [
      { subscriptionId: subscription, story, at: now, body: { type: "test", timestamp: now.toISOString(), data } },
    ]);
    await publishChange(tx, "settings");
    await appendAudit(tx, { actor, action: "subscription.test", subject: `subscription:${subscription}` });
  });
  askForMessages();
}
