import { prisma } from "../../prisma";

export type CommitName = { readonly repository: string; readonly sha: string };

/** Commits whose name begins with one of these: at most three for each, so that it can be told whether it is the only one. */
export const commitsNamed = (names: readonly string[]): Promise<(CommitName & { readonly name: string })[]> =>
  prisma().$queryRaw<(CommitName & { readonly name: string })[]>`
    select wanted.name, c.repository, c.sha
    from unnest(${names.map((name) => name.toLowerCase())}::text[]) as wanted(name)
    cross join lateral (
      select repository, sha from "Commit" where sha >= wanted.name and sha <= wanted.name || 'g' and starts_with(sha, wanted.name)
      order by sha, repository limit 20) c`;

export type ChainRow = CommitName & {
  /** Whose line it is part of. */
  readonly of: string;
  readonly parent: string | null;
  readonly authoredAt: Date | null;
  readonly pushedAt: Date | null;
  readonly branches: readonly string[];
  readonly onMain: boolean;
  readonly files: readonly string[] | null;
};

export type ChainStart = { readonly of: string; readonly commit: string; readonly stop: string };

/** No deployment is compared over more commits than this. */
const LONGEST = 5_000;
/** Of a line that does not reach its end, as many of its newest commits are answered, and the last. */
const KEPT = 500;

/**
 * The lines of commits from each start back to the commit before which it stops, the newest first; as far as they are known. `commit`
 * is the id of a row, `stop` the name of a commit or its beginning. One index probe for each commit.
 */
export const commitChains = (starts: readonly ChainStart[]): Promise<ChainRow[]> => prisma().$queryRaw<ChainRow[]>`
  with recursive chain as (
    select s."of", s.stop, 1 as depth, c.id, c.repository, c.sha, c.parent
    from jsonb_to_recordset(${JSON.stringify(starts)}::jsonb) as s("of" text, commit text, stop text) join "Commit" c on c.id = s.commit
    union all
    select l."of", l.stop, l.depth + 1, c.id, c.repository, c.sha, c.parent
    from chain l join "Commit" c on c.id = l.repository || '@' || l.parent
    where l.depth < ${LONGEST} and not (starts_with(l.parent, l.stop) or starts_with(l.stop, l.parent) or starts_with(l.sha, l.stop))
  ), measured as (
    select *, max(depth) over line as length,
      bool_or(starts_with(parent, stop) or starts_with(stop, parent) or starts_with(sha, stop)) over line as reached
    from chain window line as (partition by "of")
  )
  select m."of", m.repository, m.sha, m.parent, c."authoredAt", c."pushedAt", coalesce(c.branches, '{}') as branches, c."onMain", c.files
  from measured m join "Commit" c on c.id = m.id
  where m.reached or m.depth <= ${KEPT} or m.depth = m.length
  order by m."of", m.depth`;
