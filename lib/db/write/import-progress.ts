import { prisma } from "../prisma";

/** How far an import has come; `cursor` is whatever it goes on from. */
export type ImportProgress = {
  readonly cursor: Readonly<Record<string, unknown>>;
  readonly done: number;
  readonly total: number | null;
  readonly state: "running" | "done" | "failed";
  readonly detail: string | null;
};

/** What an earlier run of the same import left; null when there was none. */
export async function findImport(subject: string): Promise<(ImportProgress & { readonly updatedAt: Date }) | null> {
  const row = await prisma().backfill.findUnique({ where: { kind_subject: { kind: "import", subject } } });
  if (row === null) return null;
  const { cursor, done, total, detail, updatedAt } = row;
  const state = row.state === "done" || row.state === "failed" ? row.state : "running";
  return { cursor: typeof cursor === "object" && cursor !== null ? { ...cursor } : {}, done, total, state, detail, updatedAt };
}

/** Notes how far an import has come, so that a later run goes on from there. */
export async function saveImport(subject: string, { cursor, ...progress }: ImportProgress, now: Date): Promise<void> {
  const row = {
    ...progress,
    cursor: JSON.parse(JSON.stringify(cursor)),
    updatedAt: now,
    finishedAt: progress.state === "running" ? null : now,
  };
  await prisma().backfill.upsert({
    where: { kind_subject: { kind: "import", subject } },
    create: { kind: "import", subject, createdAt: now, ...row },
    update: row,
  });
}
