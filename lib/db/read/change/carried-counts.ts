import { prisma } from "../../prisma";

/** How many changes each of some deployments carries; deployments that name none are absent. */
export async function carriedCounts(deploymentIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await prisma().deploymentChange.groupBy({
    by: ["deploymentId"],
    where: { deploymentId: { in: [...deploymentIds] } },
    _count: { changeId: true },
  });
  return new Map(rows.map((row) => [row.deploymentId, row._count.changeId]));
}
