import type { Reach } from "@/lib/domain/access";
import { prisma } from "../../prisma";

export type ServiceSettings = {
  readonly name: string;
  readonly team: string | null;
  /** Whether a person said whose it is. */
  readonly settled: boolean;
  readonly repository: string | null;
  /** Parts of the repository that are its own; none means all of it. */
  readonly paths: readonly string[];
  readonly demo: boolean;
};

/** Every service within reach with what can be set of it, by name. */
export async function serviceSettings({ services }: Reach): Promise<ServiceSettings[]> {
  const rows = await prisma().service.findMany({
    where: services.length > 0 ? { name: { in: [...services] } } : {},
    select: { name: true, settled: true, repository: true, paths: true, demo: true, team: { select: { name: true } } },
    orderBy: { name: "asc" },
  });
  return rows.map(({ team, ...row }) => ({ ...row, team: team?.name ?? null }));
}
