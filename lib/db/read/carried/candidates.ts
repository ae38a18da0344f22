import { type Db, prisma } from "../../prisma";

export type CandidateRow = {
  readonly id: string;
  readonly repository: string;
  readonly mergeCommit: string | null;
  readonly headCommit: string | null;
  /** Those of its commits that were asked for. */
  readonly commits: readonly string[];
  readonly headBranch: string | null;
  readonly baseBranch: string | null;
  readonly mergedAt: Date | null;
  readonly closedAt: Date | null;
};

export type AskedCommit = { readonly repository: string; readonly sha: string; readonly branches: readonly string[] };

/** Changes that some commits may belong to: by their merge, their last commit, their list of commits or their branch. */
export async function changesAround(commits: readonly AskedCommit[]): Promise<CandidateRow[]> {
  if (commits.length === 0) return [];
  const shas = [...new Set(commits.map(({ sha }) => sha))];
  const branches = commits.flatMap(({ repository, branches }) => branches.map((branch) => [repository, branch] as const));
  const places = [...new Map(branches.map((place) => [JSON.stringify(place), place])).values()];
  return prisma().$queryRaw<CandidateRow[]>`
    with found as (
      select id from "Change" where "mergeCommit" = any(${shas}::text[])
      union select id from "Change" where "headCommit" = any(${shas}::text[])
      union select id from "Change" where commits && ${shas}::text[]
      union select c.id from unnest(${places.map(([repository]) => repository)}::text[], ${places.map(([, branch]) => branch)}::text[])
        as place(repository, branch) join "Change" c on c.repository = place.repository and c."headBranch" = place.branch
    )
    select c.id, c.repository, c."mergeCommit", c."headCommit", c."headBranch", c."baseBranch", c."mergedAt", c."closedAt",
      array(select unnest(c.commits) intersect select unnest(${shas}::text[])) as commits
    from "Change" c join found using (id) order by c.id`;
}

/** Which of some ids of changes have events of their own; the others are known by deployments only. */
export async function spokenChanges(ids: readonly string[], db: Db = prisma()): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db.$queryRaw<{ id: string }[]>`
    select wanted.id from unnest(${ids}::text[]) as wanted(id)
    where exists (select from "Event" e where e."entityType" = 'change' and e."entityKey" = 'chg:' || wanted.id)`;
  return new Set(rows.map(({ id }) => id));
}
