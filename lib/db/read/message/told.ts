import type { StoryEvent } from "../../../domain/story";
import type { Db } from "../../prisma";

export type Told = { readonly subscriptionId: string; readonly story: string; readonly event: StoryEvent };

/** What was told of some stories before, sent or waiting. */
export async function toldOf(tx: Db, stories: readonly string[]): Promise<Told[]> {
  if (stories.length === 0) return [];
  const rows = await tx.message.findMany({
    where: { story: { in: [...stories] } },
    select: { subscriptionId: true, story: true, event: true },
    orderBy: { createdAt: "asc" },
  });
  return rows as Told[];
}
