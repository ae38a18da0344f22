import { prisma } from "../../prisma";

export type DueToCarry = {
  readonly id: string;
  /** Changes with every change of the row. */
  readonly rowVersion: string;
  readonly service: string;
  readonly version: string;
  readonly commit: string | null;
  readonly repository: string | null;
  readonly artifact: string | null;
  /** Its commit is that of the manifests. */
  readonly fromConfig: boolean;
  readonly reached: boolean;
  readonly recorded: boolean;
  readonly isRollback: boolean;
  /** The same commit reached the same place before. */
  readonly wasThere: boolean;
  readonly named: readonly string[];
  readonly paths: readonly string[];
  readonly demo: boolean;
  readonly previous: {
    readonly service: string;
    readonly version: string;
    readonly commit: string | null;
    readonly artifact: string | null;
    readonly fromConfig: boolean;
  } | null;
};

/** Deployments of which what they carry has to be worked out, the longest due first. Index probes for each. */
export const dueToCarry = (most: number): Promise<DueToCarry[]> => prisma().$queryRaw<DueToCarry[]>`
  select d.id, d.xmin::text as "rowVersion", d.service, d.version, d.commit, d.repository, d.labels ->> 'artifact' as artifact,
    coalesce(d.labels ->> 'revisionOf' = 'config', false) as "fromConfig",
    d."reachedAt" is not null as reached, d.recorded, d."isRollback", coalesce(d."saidChanges", '{}') as named,
    coalesce(s.paths, '{}') as paths, d.demo,
    d.commit is not null and exists (
      select from "Deployment" e where e.commit = d.commit and e.service || '' = d.service and e.environment || '' = d.environment
        and (e."reachedAt", e.id) < (d."reachedAt", d.id)) as "wasThere",
    case when p.id is not null then
      jsonb_build_object('service', p.service, 'version', p.version, 'commit', p.commit, 'artifact', p.labels ->> 'artifact',
        'fromConfig', coalesce(p.labels ->> 'revisionOf' = 'config', false))
    end as previous
  from (select * from "Deployment" where "carryDueAt" is not null order by "carryDueAt", id limit ${most}) as due
  join "Deployment" d on d.id = due.id
  join "Service" s on s.name = d.service
  left join "Deployment" p on p.id = d."previousId"
  order by d."carryDueAt", d.id`;
