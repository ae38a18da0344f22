import type { StoryMessage } from "../../../domain/story";
import { prisma } from "../../prisma";

export type ListedMessage = {
  readonly id: string;
  readonly receiver: string;
  /** Nothing is sent to its receiver now. */
  readonly disabled: boolean;
  readonly body: StoryMessage;
  readonly createdAt: Date;
  readonly nextTryAt: Date | null;
  readonly tries: number;
  readonly sentAt: Date | null;
  readonly failure: string | null;
};

/** The latest messages to anybody, the newest first. */
export async function latestMessages(most: number): Promise<ListedMessage[]> {
  const rows = await prisma().message.findMany({
    select: {
      id: true,
      body: true,
      createdAt: true,
      nextTryAt: true,
      tries: true,
      sentAt: true,
      failure: true,
      subscription: { select: { name: true, disabledAt: true } },
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: most,
  });
  return rows.map(({ subscription, body, ...row }) => ({
    ...row,
    body: bodyOf(body),
    receiver: subscription.name,
    disabled: subscription.disabledAt !== null,
  }));
}

/** Rows are written by `lib/db/write/message` only, so their shape is known. */
const bodyOf = (stored: unknown): StoryMessage => stored as StoryMessage;
