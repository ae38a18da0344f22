import type { Reach } from "@/lib/domain/access";
import type { Tier } from "@/lib/domain/tier";
import type { Verdict } from "@/lib/domain/verdict";
import { prisma } from "../../prisma";
import { verdictOf } from "../verdict/stored";
import { deploymentsWithin } from "./within";

export type Running = {
  readonly deploymentId: string;
  readonly releaseId: string;
  readonly service: string;
  readonly environment: string;
  readonly tier: Tier;
  readonly version: string;
  readonly since: Date;
  readonly verdicts: readonly Verdict[];
};

/** What runs where, as far as it was announced: successful deployments that nothing has replaced yet. */
export async function runningDeployments(query: { readonly service?: string; readonly reach: Reach }): Promise<Running[]> {
  const rows = await prisma().deployment.findMany({
    where: {
      status: "succeeded",
      endedAt: null,
      finishedAt: { not: null },
      AND: [query.service === undefined ? {} : { service: query.service }, deploymentsWithin(query.reach)],
    },
    include: { verdicts: true, environmentRef: { select: { tier: true } } },
    orderBy: [{ service: "asc" }, { finishedAt: "desc" }],
  });
  return rows.map((row) => ({
    deploymentId: row.id,
    releaseId: row.releaseId,
    service: row.service,
    environment: row.environment,
    tier: row.environmentRef.tier,
    version: row.version,
    since: row.finishedAt ?? row.occurredAt,
    verdicts: row.verdicts.map(verdictOf),
  }));
}
