import type { DeploymentStatus } from "@/lib/domain/deployment";
import { prisma } from "../../prisma";

/** What one source says of a run, as people compare it with what others say. */
export type ToldRow = {
  readonly id: string;
  readonly source: string;
  /** What its sender is called: a connection, a token or a person; null when nobody is called by it any more. */
  readonly sender: string | null;
  readonly externalId: string | null;
  readonly version: string;
  readonly status: DeploymentStatus;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly occurredAt: Date;
  /** Where its sender shows it; null when it does not say. */
  readonly url: string | null;
  /** Why it is taken for the same; null for the one that the deployment is named by. */
  readonly sameBy: string | null;
  readonly confidence: number | null;
};

/** Everything that tells of a deployment. One index range: as many rows as sources tell of it. */
export const toldBy = (deploymentId: string): Promise<ToldRow[]> =>
  prisma().$queryRaw<ToldRow[]>`
    select r.id, r.source, coalesce(c.name, t.name, u.name) as sender, r."externalId", r.version, r.status,
           r."startedAt", r."finishedAt", r."occurredAt", r."sameBy", r.confidence,
           coalesce(r.facts ->> 'pipelineUrl', (select min(link.value) from jsonb_each_text(r.facts -> 'links') as link)) as url
    from "DeploymentRecord" r
    left join "Connection" c on c.id = r.connection
    left join "Token" t on 'token:' || t.id = r.connection
    left join "User" u on 'user:' || u.id = r.connection
    where r."deploymentId" = ${deploymentId}::uuid
    order by r."entityKey"`;
