import type { Arrival, ChangeRow } from "@/lib/domain/delivery-row";
import { groupBy } from "@/lib/domain/group-by";
import type { Snapshot } from "../snapshot";
import { commitsOf } from "./commits";
import { epochMs } from "./epoch";
import type { Places } from "./places";

type Link = Omit<ChangeRow, "commits" | "unknownCommits" | "arrivals"> & { readonly deployment: string; readonly listed: number };

const TIMES = ["firstCommitAt", "openedAt", "readyAt", "firstReviewAt", "approvedAt", "mergedAt"]
  .map((name) => `${epochMs(`c."${name}"`)} as "${name}"`)
  .join(", ");

/** The changes that some deployments carry, by deployment. */
export async function changesCarried(client: Snapshot, deployments: readonly string[], places: Places): Promise<Map<string, ChangeRow[]>> {
  const { rows } = await client.query<Link>({
    name: "delivery-changes",
    text: `select l."deploymentId"::text as deployment, c.id, c.repository, c.number, c.url, c.title, c.author, c.bot, c."mergeCommit",
        c."headBranch", c.labels, cardinality(c.commits) as listed, ${TIMES}
      from "DeploymentChange" l join "Change" c on c.id = l."changeId" where l."deploymentId" = any($1::uuid[])`,
    values: [deployments],
  });
  if (rows.length === 0) return new Map();
  const ids = [...new Set(rows.map(({ id }) => id))];
  const arrivals = await arrivalsOf(client, ids, places);
  const commits = await commitsOf(client, ids);
  const changes = groupBy(rows, ({ deployment }) => deployment);
  return new Map(
    [...changes].map(([deployment, links]) => [
      deployment,
      links.map(({ deployment: _, listed, ...change }) => {
        const written = commits.get(change.id) ?? [];
        return {
          ...change,
          firstCommitAt: change.firstCommitAt ?? (written.length === 0 ? null : Math.min(...written)),
          commits: written,
          unknownCommits: Math.max(0, listed - written.length),
          arrivals: arrivals.get(change.id) ?? [],
        };
      }),
    ]),
  );
}

type ArrivalRow = Omit<Arrival, "team"> & { readonly change: string };

/** Every deployment that brought some changes to production, by change. */
async function arrivalsOf(client: Snapshot, changes: readonly string[], { production, teams }: Places): Promise<Map<string, Arrival[]>> {
  const { rows } = await client.query<ArrivalRow>({
    name: "delivery-arrivals",
    text: `select l."changeId" as change, d.id::text as deployment, d.service, d.environment, ${epochMs(`d."reachedAt"`)} as at
      from "DeploymentChange" l join "Deployment" d on d.id = l."deploymentId"
      where l."changeId" = any($1::text[]) and d.environment = any($2::text[]) and d."reachedAt" is not null and not d."isRollback"`,
    values: [changes, production],
  });
  const arrivals = new Map<string, Arrival[]>();
  for (const { change, ...arrival } of rows) {
    const known = arrivals.get(change);
    const one = { ...arrival, team: teams.get(arrival.service) ?? null };
    if (known === undefined) arrivals.set(change, [one]);
    else known.push(one);
  }
  return arrivals;
}
