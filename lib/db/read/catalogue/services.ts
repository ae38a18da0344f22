import type { Reach } from "@/lib/domain/access";
import type { Tier } from "@/lib/domain/tier";
import { prisma } from "../../prisma";

export type ServiceRow = {
  readonly name: string;
  readonly team: string | null;
  readonly repository: string | null;
  readonly demo: boolean;
};

/** All services within reach, by team and name; `name` narrows to one. */
export async function readServices(query: {
  readonly team: string | null;
  readonly name?: string;
  readonly reach: Reach;
}): Promise<ServiceRow[]> {
  const rows = await prisma().service.findMany({
    where: {
      AND: [
        query.reach.services.length > 0 ? { name: { in: [...query.reach.services] } } : {},
        query.name === undefined ? {} : { name: query.name },
        query.team === null ? {} : { team: { name: query.team } },
      ],
    },
    include: { team: { select: { name: true } } },
    orderBy: [{ team: { name: "asc" } }, { name: "asc" }],
  });
  return rows.map(({ name, team, repository, demo }) => ({ name, team: team?.name ?? null, repository, demo }));
}

export type EnvironmentRow = { readonly name: string; readonly tier: Tier };

/** All environments within reach, production first. */
export async function readEnvironments(reach: Reach): Promise<EnvironmentRow[]> {
  const rows = await prisma().environment.findMany({
    where: reach.environments.length > 0 ? { name: { in: [...reach.environments] } } : {},
    select: { name: true, tier: true },
    orderBy: [{ position: "asc" }, { name: "asc" }],
  });
  const rank = { production: 0, staging: 1, test: 2, development: 3, other: 4 } as const;
  return rows.toSorted((a, b) => rank[a.tier] - rank[b.tier]);
}
