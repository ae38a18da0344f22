import type { Db } from "../prisma";

const KIND = "replay";

/** Where a replay stands. */
export type ReplayRow = { readonly id: string; readonly cursor: unknown; readonly done: number; readonly state: string };

/** Queues a replay of a connection from its beginning, whatever became of the one before, and returns its id. */
export async function queueReplay(tx: Db, subject: string, cursor: object, now: Date): Promise<string> {
  const data = { cursor, done: 0, total: null, state: "queued", detail: null, createdAt: now, updatedAt: now, finishedAt: null };
  const { id } = await tx.backfill.upsert({
    where: { kind_subject: { kind: KIND, subject } },
    create: { kind: KIND, subject, ...data },
    update: data,
    select: { id: true },
  });
  return id;
}

/** A replay that is under way, kept from everybody else until the transaction ends; null when there is none. */
export async function lockReplay(tx: Db, subject: string): Promise<ReplayRow | null> {
  const [row] = await tx.$queryRaw<ReplayRow[]>`
    select id, cursor, done, state from "Backfill"
    where kind = ${KIND} and subject = ${subject} and state in ('queued', 'running') for update`;
  return row ?? null;
}

/** Moves a replay on; `total` is left as it is when null. */
export async function moveReplay(
  tx: Db,
  id: string,
  to: {
    readonly cursor: object;
    readonly done: number;
    readonly total: number | null;
    readonly detail: string | null;
    readonly finished: boolean;
  },
  now: Date,
): Promise<void> {
  const { cursor, done, total, detail, finished } = to;
  await tx.backfill.update({
    where: { id },
    data: {
      cursor,
      done,
      ...(total === null ? {} : { total }),
      state: finished ? "done" : "running",
      detail,
      updatedAt: now,
      finishedAt: finished ? now : null,
    },
  });
}

/** Forgets the replay of a connection that is gone. */
export async function forgetReplay(tx: Db, subject: string): Promise<void> {
  await tx.backfill.deleteMany({ where: { kind: KIND, subject } });
}
