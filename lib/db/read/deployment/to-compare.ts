import type { Reach } from "@/lib/domain/access";
import { isUuid } from "@/lib/domain/uuid";
import type { Verdict } from "@/lib/domain/verdict";
import { prisma } from "../../prisma";
import { verdictOf } from "../verdict/stored";
import { deploymentsWithin } from "./within";

/** A deployment of a service as it is compared with another one. */
export type ComparedDeployment = {
  readonly id: string;
  readonly version: string;
  readonly environment: string;
  readonly releaseId: string;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly occurredAt: Date;
  readonly endedAt: Date | null;
  readonly endedBy: string | null;
  readonly verdicts: readonly Verdict[];
};

type Compared = { readonly id: string; readonly service: string; readonly environment: string };

const SELECT = {
  ...{ id: true, version: true, environment: true, releaseId: true },
  ...{ startedAt: true, finishedAt: true, occurredAt: true, endedAt: true, endedBy: true, verdicts: true },
} as const;

/** The latest deployments of a service in an environment but the one that they are compared with, newest first. One index range. */
export async function latestToCompare({ id, service, environment }: Compared, reach: Reach, limit: number): Promise<ComparedDeployment[]> {
  const rows = await prisma().deployment.findMany({
    where: { AND: [deploymentsWithin(reach), { service, environment, id: { not: id } }] },
    select: SELECT,
    orderBy: [{ occurredAt: "desc" }, { id: "desc" }],
    take: limit,
  });
  return rows.map(compared);
}

/** The deployment of the same service of this id, else the latest of this version, in the same environment first; null when there is none. */
export async function findToCompare(
  { id, service, environment }: Compared,
  wanted: string,
  reach: Reach,
): Promise<ComparedDeployment | null> {
  const rows = await prisma().deployment.findMany({
    where: { AND: [deploymentsWithin(reach), { service, id: { not: id } }, isUuid(wanted) ? { id: wanted } : { version: wanted }] },
    select: SELECT,
    orderBy: [{ occurredAt: "desc" }, { id: "desc" }],
    take: 20,
  });
  const row = rows.find((one) => one.environment === environment) ?? rows[0];
  return row === undefined ? null : compared(row);
}

const compared = <Row extends { readonly verdicts: readonly { readonly body: unknown }[] }>(row: Row) => ({
  ...row,
  verdicts: row.verdicts.map(verdictOf),
});
