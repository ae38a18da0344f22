import { unseal } from "@/lib/auth/sealed-secret";
import { inTransaction } from "@/lib/db/prisma";
import { type Receiver, receivers } from "@/lib/db/read/subscription/receivers";
import { type Claimed, claimMessages, giveUpMessages, noteAttempt } from "@/lib/db/write/message";
import { disableSubscription } from "@/lib/db/write/subscription";
import type { SubscriptionKind } from "@/lib/domain/story";
import { publishChange } from "@/lib/services/live/publish";
import type { Answer, Call } from "@/lib/services/outbound/guarded-call";
import { type Attempted, afterAttempt } from "./after-attempt";
import { signedHeaders } from "./signed-headers";
import { slackBody } from "./slack-body";

/** How a message leaves; throws an `Error` for people when it cannot. */
export type Post = (call: Call) => Promise<Answer>;

/** Sent at once; each takes ten seconds at most, so that what was claimed is settled long before somebody else may claim it. */
const MOST = 20;
const CLAIM_MS = 60_000;
/** Nothing of an answer matters but its status. */
const LARGEST_ANSWER = 1024 * 1024;
const UNSEALED = "The address cannot be opened: WAKE_SECRET has changed since it was given. Remove this receiver and add it again.";

/**
 * Sends the messages whose turn has come, and writes down how each went. May run in several processes at once: a message is in one pair
 * of hands at a time, and is sent again, under the same id, only if nobody wrote down that it arrived. Returns whether more may wait.
 */
export async function sendDue(post: Post, now: Date): Promise<boolean> {
  const claimed = await inTransaction((tx) => claimMessages(tx, now, new Date(now.getTime() + CLAIM_MS), MOST));
  const found = await receivers(claimed.map(({ subscriptionId }) => subscriptionId));
  await Promise.all(
    claimed.map(async (message) => {
      const receiver = found.get(message.subscriptionId);
      if (receiver !== undefined) await send(post, message, receiver, now);
    }),
  );
  return claimed.length === MOST;
}

async function send(post: Post, message: Claimed, receiver: Receiver, now: Date): Promise<void> {
  const kind: SubscriptionKind = receiver.kind === "slack" ? "slack" : "webhook";
  const call = callOf(kind, message, receiver, now);
  const attempted: Attempted = call === null ? { failure: UNSEALED } : await attempt(post, call);
  const { disable, ...outcome } = afterAttempt(kind, attempted, message.tries, now);
  await inTransaction(async (tx) => {
    await noteAttempt(tx, { id: message.id, ...outcome });
    if (disable !== null) {
      await disableSubscription(tx, receiver.id, now, disable);
      await giveUpMessages(tx, receiver.id, disable);
    }
    await publishChange(tx, "settings");
  });
}

async function attempt(post: Post, call: Call): Promise<Attempted> {
  try {
    return await post(call);
  } catch (error) {
    return { failure: error instanceof Error ? error.message : "The receiver could not be reached." };
  }
}

function callOf(kind: SubscriptionKind, { id, body }: Claimed, receiver: Receiver, now: Date): Call | null {
  const opened = (sealed: Uint8Array | null): string | null =>
    sealed === null ? null : unseal({ sealed, keyId: receiver.keyId }, receiver.id);
  const [address, secret] = [opened(receiver.sealedUrl), opened(receiver.sealedSecret)];
  if (address === null || (kind === "webhook" && secret === null)) return null;
  const text = kind === "slack" ? slackBody(body) : JSON.stringify(body);
  const signed = secret === null ? {} : signedHeaders(id, now, text, secret);
  const headers = { "content-type": "application/json", "user-agent": "Wake", ...signed };
  return { method: "POST", address, headers, body: text, largest: LARGEST_ANSWER };
}
