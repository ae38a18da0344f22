import type { Reach } from "@/lib/domain/access";
import { prisma } from "../../prisma";
import type { Position } from "../deployment/list";
import { deploymentsWithin } from "../deployment/within";

export type ReleaseRecord = {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly demo: boolean;
  readonly components: readonly { readonly service: string; readonly version: string }[];
};

export type ReleaseFilter = { readonly service?: string | undefined; readonly from?: Date | undefined; readonly to?: Date | undefined };

const parts = (reach: Reach) => ({
  components: {
    where: reach.services.length > 0 ? { service: { in: [...reach.services] } } : {},
    select: { service: true, version: true },
    orderBy: [{ service: "asc" as const }, { version: "asc" as const }],
  },
});

/** Releases that were deployed somewhere within reach, by the moment they were first heard of, newest first, from after a position on. */
export const listReleases = (
  { service, from, to }: ReleaseFilter,
  reach: Reach,
  after: Position | null,
  limit: number,
): Promise<ReleaseRecord[]> =>
  prisma().release.findMany({
    where: {
      AND: [
        { deployments: { some: deploymentsWithin(reach) } },
        service === undefined ? {} : { components: { some: { service } } },
        { createdAt: { ...(from === undefined ? {} : { gte: from }), ...(to === undefined ? {} : { lt: to }) } },
        after === null ? {} : { OR: [{ createdAt: { lt: after.at } }, { createdAt: after.at, id: { lt: after.id } }] },
      ],
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit,
    include: parts(reach),
  });

/** One release; null when it was not deployed anywhere within reach. */
export const findRelease = (id: string, reach: Reach): Promise<ReleaseRecord | null> =>
  prisma().release.findFirst({ where: { id, deployments: { some: deploymentsWithin(reach) } }, include: parts(reach) });
