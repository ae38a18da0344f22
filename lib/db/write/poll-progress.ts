import type { Prisma } from "../generated/client";
import { prisma } from "../prisma";

export type PollProgress = {
  readonly connection: string;
  readonly cursor: Prisma.InputJsonObject;
  /** Records that were read now. */
  readonly read: number;
  /** `done` means: up to now. */
  readonly state: "running" | "done" | "failed";
  readonly detail: string | null;
};

/** Notes how far a connection was polled, and how that went. */
export async function savePollProgress({ connection, read, ...rest }: PollProgress, now: Date): Promise<void> {
  const common = { ...rest, updatedAt: now, finishedAt: rest.state === "running" ? null : now };
  await prisma().backfill.upsert({
    where: { kind_subject: { kind: "poll", subject: connection } },
    create: { kind: "poll", subject: connection, done: read, createdAt: now, ...common },
    update: { done: { increment: read }, ...common },
  });
}
