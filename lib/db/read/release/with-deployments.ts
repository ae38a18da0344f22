import type { Reach } from "@/lib/domain/access";
import type { Tier } from "@/lib/domain/tier";
import type { Verdict } from "@/lib/domain/verdict";
import { prisma } from "../../prisma";
import { deploymentsWithin } from "../deployment/within";
import { verdictOf } from "../verdict/stored";

export type ReleaseDeployment = {
  readonly id: string;
  readonly service: string;
  readonly team: string | null;
  readonly environment: string;
  readonly tier: Tier;
  readonly version: string;
  readonly commit: string | null;
  readonly status: string;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly occurredAt: Date;
  readonly endedAt: Date | null;
  readonly endedBy: string | null;
  readonly isRollback: boolean;
  readonly emergency: boolean;
  /** False: telemetry shows it, and nobody announced it. */
  readonly recorded: boolean;
  readonly title: string | null;
  readonly previousId: string | null;
  readonly actor: string | null;
  readonly approvedBy: readonly string[];
  readonly pipelineUrl: string | null;
  readonly changeRequest: string | null;
  readonly configHash: string | null;
  readonly carriedBy: string | null;
  readonly carriedReason: string | null;
  readonly verdicts: readonly Verdict[];
};

export type ReleaseWithDeployments = {
  readonly id: string;
  readonly name: string;
  readonly demo: boolean;
  readonly components: readonly { readonly service: string; readonly version: string }[];
  /** Newest first; only those within reach. */
  readonly deployments: readonly ReleaseDeployment[];
};

/** One release with every deployment of it that `reach` allows; null when there is none such. */
export async function releaseWithDeployments(id: string, reach: Reach): Promise<ReleaseWithDeployments | null> {
  const row = await prisma().release.findUnique({
    where: { id },
    include: {
      components: { select: { service: true, version: true }, orderBy: { service: "asc" } },
      deployments: {
        where: deploymentsWithin(reach),
        include: {
          verdicts: true,
          environmentRef: { select: { tier: true } },
          serviceRef: { select: { team: { select: { name: true } } } },
        },
        orderBy: [{ occurredAt: "desc" }, { id: "asc" }],
        take: 100,
      },
    },
  });
  if (row === null || row.deployments.length === 0) return null;
  return {
    id: row.id,
    name: row.name,
    demo: row.demo,
    components: row.components,
    deployments: row.deployments.map(({ verdicts, environmentRef, serviceRef, ...deployment }) => ({
      ...deployment,
      tier: environmentRef.tier,
      team: serviceRef.team?.name ?? null,
      verdicts: verdicts.map(verdictOf),
    })),
  };
}
