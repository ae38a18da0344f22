import type { Db } from "../prisma";

/** What a deployment says it carries. */
export type Carried = { readonly deploymentId: string; readonly repository: string | null; readonly changes: readonly string[] };

/**
 * Replaces what some deployments carry. A change that nobody has described yet gets a row of its own, so that the link
 * stands; its own events fill it in later.
 */
export async function replaceCarried(tx: Db, carried: readonly Carried[], demo: boolean): Promise<void> {
  const links = carried.flatMap(({ deploymentId, repository, changes }) =>
    changes.map((changeId) => ({ deploymentId, repository, changeId })),
  );
  const json = JSON.stringify(links);
  await tx.$executeRaw`
    insert into "Change" (id, repository, demo)
    select "changeId", coalesce(max(repository), ''), ${demo}
    from jsonb_to_recordset(${json}::jsonb) as link("changeId" text, repository text) group by 1 order by 1
    on conflict (id) do nothing`;
  await tx.deploymentChange.deleteMany({ where: { deploymentId: { in: carried.map(({ deploymentId }) => deploymentId) } } });
  await tx.$executeRaw`
    insert into "DeploymentChange" ("deploymentId", "changeId")
    select "deploymentId", "changeId" from jsonb_to_recordset(${json}::jsonb) as link("deploymentId" uuid, "changeId" text)
    on conflict do nothing`;
}
