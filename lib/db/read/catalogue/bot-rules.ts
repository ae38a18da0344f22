import { type Db, prisma } from "../../prisma";

/** What the row of settings is made with. */
const DEFAULT_PATTERNS = ["*[bot]", "dependabot*", "renovate*"];

/** The rules for names of machines (lib/domain/bot) that hold in this installation. */
export async function botPatterns(tx: Db = prisma()): Promise<readonly string[]> {
  const row = await tx.workspace.findUnique({ where: { id: 1 }, select: { bots: true } });
  return row?.bots ?? DEFAULT_PATTERNS;
}

export type AuthorRow = { readonly author: string; readonly changes: number };

/** Who wrote changes, and how many each, the busiest first. One pass over all changes. */
export const changeAuthors = (most: number): Promise<AuthorRow[]> => prisma().$queryRaw<AuthorRow[]>`
  select author, count(*)::int as changes from "Change" where author is not null group by author order by 2 desc, 1 limit ${most}`;
