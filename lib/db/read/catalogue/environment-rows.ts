import type { Reach } from "@/lib/domain/access";
import type { Tier } from "@/lib/domain/tier";
import { prisma } from "../../prisma";

export type EnvironmentSettings = {
  readonly name: string;
  readonly tier: Tier;
  /** Its place among environments of its tier. */
  readonly position: number;
  /** Whether a person said which tier it is. */
  readonly settled: boolean;
  readonly demo: boolean;
  readonly deployments: number;
  /** The latest deployment; null while there is none. */
  readonly lastAt: Date | null;
};

/** Every environment within reach with what a person settled and how much is deployed there, by place and name. */
export async function environmentSettings({ environments }: Reach): Promise<EnvironmentSettings[]> {
  const rows = await prisma().environment.findMany({
    where: environments.length > 0 ? { name: { in: [...environments] } } : {},
    orderBy: [{ position: "asc" }, { name: "asc" }],
  });
  const counted = await prisma().deployment.groupBy({ by: ["environment"], _count: true, _max: { occurredAt: true } });
  const of = new Map(counted.map((one) => [one.environment, one]));
  return rows.map(({ name, tier, position, settled, demo }) => ({
    ...{ name, tier, position, settled, demo },
    deployments: of.get(name)?._count ?? 0,
    lastAt: of.get(name)?._max.occurredAt ?? null,
  }));
}
