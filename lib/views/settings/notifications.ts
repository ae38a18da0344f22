import { readWorkspace } from "@/lib/db/read/catalogue/workspace";
import { type ListedMessage, latestMessages } from "@/lib/db/read/message/latest";
import { type ListedSubscription, listSubscriptions } from "@/lib/db/read/subscription/list";
import { type Actor, authorise } from "@/lib/domain/access";
import { DEFAULT_TOPICS, STORY_TOPICS, type StoryTopic, type SubscriptionKind } from "@/lib/domain/story";
import { env } from "@/lib/env";

export type ReceiverRow = {
  readonly id: string;
  readonly name: string;
  readonly kind: SubscriptionKind;
  /** Of its address, which is never shown. */
  readonly host: string;
  readonly topics: readonly StoryTopic[];
  /** Empty lists mean everything. */
  readonly services: readonly string[];
  readonly environments: readonly string[];
  readonly disabledAt: Date | null;
  /** Why Wake gave it up by itself. */
  readonly failure: string | null;
};

export type MessageRow = {
  readonly id: string;
  readonly receiver: string;
  readonly title: string;
  readonly createdAt: Date;
  readonly state: "sent" | "waiting" | "failed";
  /** When it is tried (again), or was sent; null for what was given up. */
  readonly at: Date | null;
  readonly tries: number;
  readonly failure: string | null;
  /** It was given up, and its receiver still listens. */
  readonly canRetry: boolean;
};

export type NotificationsModel = {
  readonly timezone: string;
  readonly receivers: readonly ReceiverRow[];
  readonly messages: readonly MessageRow[];
  /** Messages hold no links while `WAKE_URL` does not say where Wake is. */
  readonly hasLinks: boolean;
};

const MOST_MESSAGES = 30;

/** Who is told of what, and the latest messages with what became of them; no address and no secret. For admins. */
export async function loadNotifications(actor: Actor | null): Promise<NotificationsModel> {
  authorise(actor, "subscriptions.manage");
  const [workspace, subscriptions, messages] = await Promise.all([readWorkspace(), listSubscriptions(), latestMessages(MOST_MESSAGES)]);
  return {
    timezone: workspace.timezone,
    receivers: subscriptions.map(receiverRow),
    messages: messages.map(messageRow),
    hasLinks: env().WAKE_URL !== undefined,
  };
}

function receiverRow({ kind, events, createdBy: _, createdAt: __, ...row }: ListedSubscription): ReceiverRow {
  const topics = events.length === 0 ? DEFAULT_TOPICS : STORY_TOPICS.filter((topic) => events.includes(topic));
  return { ...row, topics, kind: kind === "slack" ? "slack" : "webhook" };
}

function messageRow({ body, disabled, sentAt, nextTryAt, ...row }: ListedMessage): MessageRow {
  const state = sentAt !== null ? "sent" : nextTryAt !== null ? "waiting" : "failed";
  return { ...row, title: body.data.title, state, at: sentAt ?? nextTryAt, canRetry: state === "failed" && !disabled };
}
