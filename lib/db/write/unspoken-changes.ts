import type { Db } from "../prisma";

/**
 * Describes changes that have no events of their own: a direct commit by its push, any other by the deployments that name it. The
 * caller holds the locks of their ids.
 */
export async function describeUnspoken(
  tx: Db,
  changes: readonly { readonly id: string; readonly repository: string | null; readonly number: number | null }[],
  now: Date,
): Promise<void> {
  await tx.$executeRaw`
    with said as (
      select said.* from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as said(id text, repository text, number int)
      where not exists (select from "Event" e where e."entityType" = 'change' and e."entityKey" = 'chg:' || said.id)
    ), pushed as (
      select distinct on (c.sha) c.* from "Commit" c join said on said.id = c.sha order by c.sha, c.repository
    ), linked as (
      select l."changeId" as id, min(d.repository) as repository, bool_and(d.demo) as demo
      from "DeploymentChange" l join said on said.id = l."changeId" join "Deployment" d on d.id = l."deploymentId" group by 1
    ), told as (
      select said.id, coalesce(p.repository, said.repository, l.repository, '') as repository, said.number, p.url, p.message as title, p.author,
        coalesce(p.bot, false) as bot, p."authoredAt" as "firstCommitAt", case when p."onMain" then p."pushedAt" end as "mergedAt",
        case when p."onMain" then p.sha end as "mergeCommit", case when p.sha is null then '{}' else array[p.sha] end as commits,
        coalesce(p.tickets, '{}') as tickets, l.demo
      from said join linked l using (id) left join pushed p on p.sha = said.id
    )
    update "Change" c
    set (repository, number, url, title, author, bot, "firstCommitAt", "mergedAt", "closedAt", "mergeCommit", commits, tickets, demo, "updatedAt")
      = row(t.repository, t.number, t.url, t.title, t.author, t.bot, t."firstCommitAt", t."mergedAt", t."mergedAt", t."mergeCommit", t.commits,
            t.tickets, t.demo, ${now}::timestamptz)
    from told t
    where c.id = t.id
      and (c.repository, c.number, c.url, c.title, c.author, c.bot, c."firstCommitAt", c."mergedAt", c."mergeCommit", c.commits, c.tickets, c.demo)
        is distinct from (t.repository, t.number, t.url, t.title, t.author, t.bot, t."firstCommitAt", t."mergedAt", t."mergeCommit", t.commits,
                          t.tickets, t.demo)`;
}

/** Removes those of some changes that no event and no deployment speaks of. The caller holds the locks of their ids. */
export async function removeUnspoken(tx: Db, ids: readonly string[]): Promise<void> {
  await tx.$queryRaw`select id from "Change" where id = any(${ids}::text[]) order by id for update skip locked`;
  await tx.$executeRaw`
    delete from "Change" c
    where c.id in (select id from "Change" where id = any(${ids}::text[]) for update skip locked)
      and not exists (select from "DeploymentChange" l where l."changeId" = c.id)
      and not exists (select from "Event" e where e."entityType" = 'change' and e."entityKey" = 'chg:' || c.id)`;
}
