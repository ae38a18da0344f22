import type { Reach } from "@/lib/domain/access";
import { prisma } from "../../prisma";

/** What telemetry showed and somebody said is no change. */
export type DismissedSighting = {
  /** Id of the record; the deployment had it, and has it again when the word is taken back. */
  readonly id: string;
  readonly service: string;
  readonly environment: string;
  readonly version: string;
  readonly seenAt: Date;
  readonly dismissedAt: Date;
  /** Null when nobody is called by that id any more. */
  readonly dismissedBy: string | null;
};

type Query = {
  readonly from: Date;
  readonly to: Date;
  readonly team: string | null;
  readonly service: string | null;
  /** One environment, or null for all of tier production. */
  readonly environment: string | null;
  readonly reach: Reach;
};

const MOST = 100;

/** What was first seen or dismissed in a period, the latest first. Cost: as many rows as people ever dismissed. */
export const dismissedSightings = ({ from, to, team, service, environment, reach }: Query): Promise<DismissedSighting[]> =>
  prisma().$queryRaw<DismissedSighting[]>`
    select r.id, r.service, r.environment, r.version, r."windowFrom" as "seenAt", d."decidedAt" as "dismissedAt",
           coalesce(u.name, t.name) as "dismissedBy"
    from "DeploymentDecision" d
    join "DeploymentRecord" r on r."entityKey" = d."entityKey" and r."deploymentId" is null
    join "Environment" e on e.name = r.environment
    left join "Service" s on s.name = r.service
    left join "Team" own on own.id = s."teamId"
    left join "User" u on 'user:' || u.id = d."decidedBy"
    left join "Token" t on 'token:' || t.id = d."decidedBy"
    where d.kind = 'dismissed'
      and (r."windowFrom" >= ${from} and r."windowFrom" < ${to} or d."decidedAt" >= ${from} and d."decidedAt" < ${to})
      and (${environment}::text is null and e.tier = 'production' or e.name = ${environment}::text)
      and (${service}::text is null or r.service = ${service}::text)
      and (${team}::text is null or own.name = ${team}::text)
      and (cardinality(${[...reach.services]}::text[]) = 0 or r.service = any(${[...reach.services]}::text[]))
      and (cardinality(${[...reach.environments]}::text[]) = 0 or r.environment = any(${[...reach.environments]}::text[]))
    order by r."windowFrom" desc, r.id limit ${MOST}`;
