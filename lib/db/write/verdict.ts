import type { Verdict } from "@/lib/domain/verdict";
import type { Prisma } from "../generated/client";
import type { Db } from "../prisma";

/** Replaces the verdicts of one deployment at the horizons given; the whole verdict is kept, so that it can be recomputed. */
export async function saveVerdicts(tx: Db, deploymentId: string, verdicts: readonly Verdict[]): Promise<void> {
  for (const verdict of verdicts) {
    const row = {
      state: verdict.state,
      at: verdict.at,
      dueAt: verdict.dueAt,
      method: verdict.method,
      body: JSON.parse(JSON.stringify(verdict)) as Prisma.InputJsonObject,
    };
    await tx.verdict.upsert({
      where: { deploymentId_horizon: { deploymentId, horizon: verdict.horizon } },
      create: { deploymentId, horizon: verdict.horizon, ...row },
      update: row,
    });
  }
}

/**
 * Sets when a deployment is looked at next; null when everything is settled. An event that arrived since `seenAt` has asked
 * for a look of its own, which must not be overwritten: `nextLookAt` is then left as it is.
 */
export async function scheduleLook(tx: Db, deploymentId: string, nextLookAt: Date | null, seenAt: Date): Promise<void> {
  await tx.deployment.updateMany({ where: { id: deploymentId, updatedAt: { lte: seenAt } }, data: { nextLookAt } });
}
