import { Prisma } from "../generated/client";
import type { Db } from "../prisma";
import { hintCarried } from "./carry-hint";

/** Removes rows of a projection that is keyed by `id`. */
export async function forgetRecords(tx: Db, table: string, ids: readonly string[]): Promise<void> {
  await tx.$executeRaw`delete from ${Prisma.raw(`"${table}"`)} where id = any(${ids}::text[])`;
  if (table === "Commit" || table === "Artifact") await hintCarried(tx, table === "Commit" ? "commit" : "artifact", ids);
}

/** Removes changes; of one that a deployment names only that it exists is left. */
export async function forgetChanges(tx: Db, ids: readonly string[]): Promise<void> {
  await hintCarried(tx, "change", ids);
  await tx.$executeRaw`
    update "Change" c
    set number = null, url = null, title = null, author = null, bot = false, "firstCommitAt" = null, "openedAt" = null, "readyAt" = null,
        "firstReviewAt" = null, "approvedAt" = null, "mergedAt" = null, "closedAt" = null, "mergeCommit" = null, commits = '{}',
        additions = null, deletions = null, files = null, "baseBranch" = null, labels = '{}', "headCommit" = null, "headBranch" = null,
        draft = false, reviews = '[]', tickets = '{}'
    where c.id = any(${ids}::text[]) and exists (select 1 from "DeploymentChange" d where d."changeId" = c.id)`;
  await tx.change.deleteMany({ where: { id: { in: [...ids] }, deployments: { none: {} } } });
}
