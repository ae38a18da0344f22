import { prisma } from "../../prisma";

/** A deployment that may have caused something, with what ran before it. */
export type SuspectedDeployment = {
  readonly id: string;
  readonly service: string;
  readonly environment: string;
  readonly version: string;
  readonly commit: string | null;
  readonly configHash: string | null;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  /** When another one took its place, or it was taken back. */
  readonly endedAt: Date | null;
  readonly recorded: boolean;
  readonly isRollback: boolean;
  readonly title: string | null;
  /** The one that it replaced; null when it was the first that Wake knows. */
  readonly previous: { readonly version: string; readonly commit: string | null; readonly configHash: string | null } | null;
  /** Lines that its changes add and remove; null when none of them is known. */
  readonly lines: number | null;
};

export type SuspectedQuery = {
  readonly environments: readonly string[];
  /** Null: of every service. */
  readonly services: readonly string[] | null;
  /** When they began, both ends included. */
  readonly from: Date;
  readonly to: Date;
  readonly limit: number;
};

/** A roll-out may take this long: it is found by its end. */
const LONGEST_MS = 6 * 3_600_000;

type Row = Omit<SuspectedDeployment, "previous"> & { readonly before: SuspectedDeployment["previous"] };

/**
 * Deployments to some environments that began within a time, the latest first: those that changed them, and those that were tried. Two
 * index ranges of each environment.
 */
export async function suspectedDeployments({ environments, services, from, to, limit }: SuspectedQuery): Promise<SuspectedDeployment[]> {
  const rows = await prisma().$queryRaw<Row[]>`
    with near as (
      select id from "Deployment" where environment = any(${[...environments]}::text[])
        and "reachedAt" >= ${from} and "reachedAt" <= ${new Date(to.getTime() + LONGEST_MS)}
      union
      select id from "Deployment" where environment = any(${[...environments]}::text[])
        and "attemptedAt" >= ${from} and "attemptedAt" <= ${new Date(to.getTime() + LONGEST_MS)}
    ), begun as (
      select d.*, coalesce(d."startedAt", d."finishedAt", d."occurredAt") as begun from near join "Deployment" d on d.id = near.id
      where d.status in ('started', 'succeeded', 'failed', 'rolled_back')
        and (${services === null} or d.service = any(${[...(services ?? [])]}::text[]))
    )
    select b.id, b.service, b.environment, b.version, b.commit, b."configHash", b.begun as "startedAt", b."finishedAt", b."endedAt", b.recorded, b."isRollback",
           b.title, case when p.id is not null then jsonb_build_object('version', p.version, 'commit', p.commit, 'configHash', p."configHash") end as before,
           (select sum(coalesce(c.additions, 0) + coalesce(c.deletions, 0))::int from "DeploymentChange" l join "Change" c on c.id = l."changeId"
            where l."deploymentId" = b.id and (c.additions is not null or c.deletions is not null)) as lines
    from begun b left join "Deployment" p on p.id = b."previousId"
    where b.begun >= ${from} and b.begun <= ${to} order by b.begun desc, b.id limit ${limit}`;
  return rows.map(({ before, ...row }) => ({ ...row, previous: before }));
}
