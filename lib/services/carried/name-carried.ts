import type { Db } from "@/lib/db/prisma";
import { replaceCarried } from "@/lib/db/write/deployment-changes";
import { changeIdIn } from "@/lib/ingest/carried/change-id";
import { askForCarried } from "./ask";

/** What a deployment's senders say it carries, in their words. */
export type Named = {
  readonly id: string;
  readonly repository: string | null;
  readonly changes: readonly string[];
  readonly demo: boolean;
};

/** Links deployments to the changes that their senders name, in the transaction that settles them. */
export async function nameCarried(tx: Db, deployments: readonly Named[], now: Date): Promise<void> {
  for (const demo of [true, false]) {
    const own = deployments.filter((one) => one.demo === demo);
    if (own.length === 0) continue;
    const carried = own.map(({ id, repository, changes }) => ({
      deploymentId: id,
      repository,
      names: changes,
      ids: changes.map((name) => changeIdIn(name, repository)),
    }));
    await replaceCarried(tx, carried, { now, demo });
  }
  askForCarried();
}
