import { prisma } from "../../prisma";

export type CarriedChange = {
  readonly id: string;
  readonly title: string | null;
  readonly url: string | null;
  readonly author: string | null;
  readonly bot: boolean;
  readonly additions: number | null;
  readonly deletions: number | null;
  readonly firstCommitAt: Date | null;
  readonly mergedAt: Date | null;
};

/** The changes that a deployment's sender says it carries, the latest merged first. */
export async function changesCarriedBy(deploymentId: string): Promise<CarriedChange[]> {
  const rows = await prisma().deploymentChange.findMany({
    where: { deploymentId },
    include: { change: true },
    orderBy: [{ change: { mergedAt: "desc" } }, { changeId: "asc" }],
    take: 200,
  });
  return rows.map(({ change }) => ({
    id: change.id,
    title: change.title,
    url: change.url,
    author: change.author,
    bot: change.bot,
    additions: change.additions,
    deletions: change.deletions,
    firstCommitAt: change.firstCommitAt,
    mergedAt: change.mergedAt,
  }));
}
