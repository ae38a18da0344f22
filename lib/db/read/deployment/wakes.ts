import type { Reach } from "@/lib/domain/access";
import type { Verdict } from "@/lib/domain/verdict";
import type { Prisma } from "../../generated/client";
import { prisma } from "../../prisma";
import { verdictOf } from "../verdict/stored";
import { deploymentsWithin } from "./within";

export type WakeRow = {
  readonly deploymentId: string;
  readonly releaseId: string;
  readonly service: string;
  readonly team: string | null;
  readonly environment: string;
  readonly version: string;
  readonly configHash: string | null;
  readonly rolledOutAt: Date;
  readonly endedAt: Date | null;
  readonly endedBy: string | null;
  readonly isRollback: boolean;
  readonly emergency: boolean;
  /** False: telemetry shows it, and nobody announced it. */
  readonly recorded: boolean;
  /** False: the attempt failed before anything changed. */
  readonly reached: boolean;
  readonly title: string | null;
  readonly verdicts: readonly Verdict[];
};

export type WakeQuery = {
  readonly from: Date;
  readonly to: Date;
  readonly team: string | null;
  readonly service?: string;
  /** One environment, or null for all of tier production. */
  readonly environment: string | null;
  readonly reach: Reach;
};

/**
 * Deployments that reached their environment within the period, oldest first, each with its verdicts. Cost: one index range
 * of deployments and their verdicts (at most four each); no telemetry is read.
 */
export async function readWakes(query: WakeQuery): Promise<WakeRow[]> {
  const rows = await prisma().deployment.findMany({
    where: {
      reachedAt: { gte: query.from, lt: query.to },
      status: { in: ["succeeded", "rolled_back"] },
      environmentRef: query.environment === null ? { tier: "production" } : { name: query.environment },
      AND: [
        deploymentsWithin(query.reach),
        query.service === undefined ? {} : { service: query.service },
        query.team === null ? {} : { serviceRef: { team: { name: query.team } } },
      ],
    },
    orderBy: [{ reachedAt: "asc" }, { id: "asc" }],
    include: WITH,
  });
  return rows.map(wakeRow);
}

/** Some deployments by their ids, in the order of the ids; those that are gone are absent. */
export async function wakesById(ids: readonly string[]): Promise<WakeRow[]> {
  const rows = await prisma().deployment.findMany({ where: { id: { in: [...ids] } }, include: WITH });
  const byId = new Map(rows.map((row) => [row.id, wakeRow(row)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

const WITH = { verdicts: true, serviceRef: { select: { team: { select: { name: true } } } } } as const satisfies Prisma.DeploymentInclude;

function wakeRow(row: Prisma.DeploymentGetPayload<{ include: typeof WITH }>): WakeRow {
  return {
    deploymentId: row.id,
    releaseId: row.releaseId,
    service: row.service,
    team: row.serviceRef.team?.name ?? null,
    environment: row.environment,
    version: row.version,
    configHash: row.configHash,
    rolledOutAt: row.finishedAt ?? row.occurredAt,
    endedAt: row.endedAt,
    endedBy: row.endedBy,
    isRollback: row.isRollback,
    emergency: row.emergency,
    recorded: row.recorded,
    reached: row.reachedAt !== null,
    title: row.title,
    verdicts: row.verdicts.map(verdictOf),
  };
}
