import type { Reach } from "@/lib/domain/access";
import type { DeploymentStatus } from "@/lib/domain/deployment";
import type { Verdict } from "@/lib/domain/verdict";
import { prisma } from "../../prisma";
import { verdictOf } from "../verdict/stored";
import { deploymentsWithin } from "./within";

export type DeploymentFilter = {
  readonly service?: string | undefined;
  readonly environment?: string | undefined;
  readonly version?: string | undefined;
  readonly status?: DeploymentStatus | undefined;
  /** When it got to its status, end exclusive. */
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
  readonly release?: string | undefined;
  /** False: only those that telemetry shows and nobody announced. */
  readonly recorded?: boolean | undefined;
};

/** The place in a list that is ordered by time and then by id, newest first. */
export type Position = { readonly at: Date; readonly id: string };

/** A deployment without what belongs to other records. */
export type DeploymentRecord = {
  readonly id: string;
  readonly externalId: string | null;
  readonly service: string;
  readonly environment: string;
  readonly version: string;
  readonly commit: string | null;
  readonly status: DeploymentStatus;
  readonly requestedAt: Date | null;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly occurredAt: Date;
  readonly previousId: string | null;
  readonly endedAt: Date | null;
  readonly endedBy: string | null;
  readonly isRollback: boolean;
  readonly emergency: boolean;
  readonly source: string;
  readonly recorded: boolean;
  readonly title: string | null;
  readonly carriedBy: string | null;
  readonly carriedReason: string | null;
  readonly releaseId: string;
  readonly ref: string | null;
  readonly repository: string | null;
  readonly changeRequest: string | null;
  readonly approvedBy: readonly string[];
  readonly actor: string | null;
  readonly pipelineUrl: string | null;
  readonly configHash: string | null;
  readonly plannedFor: Date | null;
  readonly links: unknown;
  readonly labels: unknown;
  readonly demo: boolean;
  readonly verdicts: readonly Verdict[];
};

/** Nothing of a row that its reader has no use for: keys of the store and the schedule of the judge. */
export const PRIVATE_COLUMNS = {
  entityKey: true,
  nextLookAt: true,
  updatedAt: true,
  saidRollback: true,
  reachedAt: true,
  attemptedAt: true,
  carryDueAt: true,
  saidChanges: true,
  carryRestsOn: true,
} as const;

/** Deployments in order of time, newest first, from after a position on. One index range, and at most four verdicts for each. */
export async function listDeployments(
  filter: DeploymentFilter,
  reach: Reach,
  after: Position | null,
  limit: number,
): Promise<DeploymentRecord[]> {
  const { service, environment, version, status, from, to, release, recorded } = filter;
  const rows = await prisma().deployment.findMany({
    where: {
      AND: [
        deploymentsWithin(reach),
        service === undefined ? {} : { service },
        environment === undefined ? {} : { environment },
        version === undefined ? {} : { version },
        status === undefined ? {} : { status },
        release === undefined ? {} : { releaseId: release },
        recorded === undefined ? {} : { recorded },
        { occurredAt: { ...(from === undefined ? {} : { gte: from }), ...(to === undefined ? {} : { lt: to }) } },
        after === null ? {} : { OR: [{ occurredAt: { lt: after.at } }, { occurredAt: after.at, id: { lt: after.id } }] },
      ],
    },
    orderBy: [{ occurredAt: "desc" }, { id: "desc" }],
    take: limit,
    omit: PRIVATE_COLUMNS,
    include: { verdicts: true },
  });
  return rows.map(({ verdicts, ...row }) => ({ ...row, verdicts: verdicts.map(verdictOf) }));
}
