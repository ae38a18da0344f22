import { prisma } from "../../prisma";

type Row = { readonly id: string; readonly files: unknown };

/**
 * The files that some changes touch, by the id of the change, as pushes told of their commits. A change of which no commit tells its files
 * is absent. A whole sha is the same commit whatever its repository is called. One statement; reads one row for each commit of these changes.
 */
export async function filesOfChanges(changeIds: readonly string[]): Promise<Map<string, string[]>> {
  if (changeIds.length === 0) return new Map();
  const rows = await prisma().$queryRaw<Row[]>`
    select c.id, k.files from "Change" c
    join "Commit" k on (k.sha = any(c.commits) or k.sha = c."mergeCommit") and (k.repository = c.repository or length(k.sha) >= 40)
    where c.id = any(${[...changeIds]}::text[]) and k.files is not null and jsonb_typeof(k.files) = 'array'`;
  const found = new Map<string, Set<string>>();
  for (const { id, files } of rows) {
    const own = found.get(id) ?? new Set<string>();
    for (const file of Array.isArray(files) ? files : []) if (typeof file === "string") own.add(file);
    found.set(id, own);
  }
  return new Map([...found].map(([id, files]) => [id, [...files].sort()]));
}
