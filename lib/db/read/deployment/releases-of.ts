import type { Db } from "../../prisma";

/** The releases that some deployments, named by entity key, are part of as of now. */
export async function releasesOf(tx: Db, entityKeys: readonly string[]): Promise<string[]> {
  const rows = await tx.deployment.findMany({
    where: { entityKey: { in: [...entityKeys] } },
    select: { releaseId: true },
    distinct: ["releaseId"],
  });
  return rows.map((row) => row.releaseId);
}
