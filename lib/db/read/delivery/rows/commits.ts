import type { Snapshot } from "../snapshot";
import { epochMs } from "./epoch";

/**
 * When the commits of some changes were written, as far as Wake knows them, by change. A change that lists none may be a commit itself.
 * A commit that several repositories have is the same one everywhere.
 */
export async function commitsOf(client: Snapshot, changes: readonly string[]): Promise<Map<string, number[]>> {
  const { rows } = await client.query<{ change: string; at: number }>({
    name: "delivery-commits",
    text: `select c.id as change, ${epochMs("written.at")} as at from "Change" c
      cross join lateral unnest(case when cardinality(c.commits) = 0 then array[c.id] else c.commits end) as listed(sha)
      cross join lateral (select min(k."authoredAt") as at from "Commit" k where k.sha = listed.sha) as written
      where c.id = any($1::text[]) and written.at is not null`,
    values: [changes],
  });
  const commits = new Map<string, number[]>();
  for (const { change, at } of rows) {
    const known = commits.get(change);
    if (known === undefined) commits.set(change, [at]);
    else known.push(at);
  }
  return commits;
}
