import type { Reach } from "@/lib/domain/access";
import type { Prisma } from "../../generated/client";
import { prisma } from "../../prisma";
import { type LinkedRecord, recordsNamed } from "../carried/linked";
import { deploymentsWithin } from "../deployment/within";

export type ChangeFilter = {
  readonly repository?: string | undefined;
  /** When it was merged, end exclusive. */
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
};

const shape = (reach: Reach) => ({
  omit: { updatedAt: true as const },
  include: {
    deployments: {
      where: { deployment: deploymentsWithin(reach) },
      select: { deploymentId: true },
      orderBy: { deploymentId: "asc" as const },
    },
  },
});

type Row = Prisma.ChangeGetPayload<ReturnType<typeof shape>>;
/** A change, and the ids of the deployments that carry it. */
export type ChangeRecord = Omit<Row, "deployments"> & { readonly deployments: readonly string[] };

/** A restricted reader sees the changes that went into what it may see, since a change itself belongs to no service. */
const within = (reach: Reach): Prisma.ChangeWhereInput =>
  reach.services.length + reach.environments.length === 0 ? {} : { deployments: { some: { deployment: deploymentsWithin(reach) } } };

/** Changes in order of id, from after one on, each with the deployments that carry it. */
export async function listChanges(
  { repository, from, to }: ChangeFilter,
  reach: Reach,
  after: string | null,
  limit: number,
): Promise<ChangeRecord[]> {
  const merged = { ...(from === undefined ? {} : { gte: from }), ...(to === undefined ? {} : { lt: to }) };
  const rows = await prisma().change.findMany({
    where: {
      AND: [
        within(reach),
        repository === undefined ? {} : { repository },
        from === undefined && to === undefined ? {} : { mergedAt: merged },
        after === null ? {} : { id: { gt: after } },
      ],
    },
    orderBy: { id: "asc" },
    take: limit,
    ...shape(reach),
  });
  return rows.map(record);
}

/** A change with what is known of the tickets, change requests and incidents that it mentions. */
export type ChangeDetail = ChangeRecord & { readonly linked: readonly LinkedRecord[] };

/** One change; null when there is none within reach. */
export async function findChange(id: string, reach: Reach): Promise<ChangeDetail | null> {
  const row = await prisma().change.findFirst({ where: { AND: [{ id }, within(reach)] }, ...shape(reach) });
  return row === null ? null : { ...record(row), linked: await recordsNamed(row.tickets, reach) };
}

const record = ({ deployments, ...row }: Row): ChangeRecord => ({
  ...row,
  deployments: deployments.map(({ deploymentId }) => deploymentId),
});
