import type { Db } from "../../prisma";

/** The names of the commits by which some changes can be found: merged, last, listed, and those on their branches. */
export async function commitsOfChanges(tx: Db, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ sha: string }[]>`
    with changed as (select * from "Change" where id = any(${ids}::text[]))
    select "mergeCommit" as sha from changed where "mergeCommit" is not null
    union select "headCommit" from changed where "headCommit" is not null
    union select unnest(commits) from changed
    union select c.sha from changed join "Commit" c on c.branches @> array[changed."headBranch"] and c.repository = changed.repository
      where changed."headBranch" is not null`;
  return rows.map(({ sha }) => sha);
}

/** The versions that some artifacts have by their own word. */
export async function versionsOfArtifacts(tx: Db, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.artifact.findMany({ where: { id: { in: [...ids] } }, select: { version: true } });
  return rows.flatMap(({ version }) => version ?? []);
}
