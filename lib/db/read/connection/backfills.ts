import { prisma } from "../../prisma";

export type BackfillRow = {
  readonly id: string;
  /** replay | import | rebuild | poll */
  readonly kind: string;
  /** The id of a connection, a file, a repository. */
  readonly subject: string;
  readonly done: number;
  /** Null while nobody knows. */
  readonly total: number | null;
  readonly state: "queued" | "running" | "done" | "failed";
  readonly detail: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly finishedAt: Date | null;
};

/** Work on stored history, the newest first; `subject` narrows it to one connection, file or repository. */
export async function backfills(subject?: string): Promise<BackfillRow[]> {
  const rows = await prisma().backfill.findMany({
    where: subject === undefined ? {} : { subject },
    omit: { cursor: true },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    take: 200,
  });
  return rows.map((row) => ({ ...row, state: row.state as BackfillRow["state"] }));
}
