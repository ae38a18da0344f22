import type { Db } from "../prisma";

/** What the senders of a deployment say it carries, in their words, and the ids that these words mean, in the same order. */
export type Carried = {
  readonly deploymentId: string;
  readonly names: readonly string[];
  readonly ids: readonly string[];
  readonly repository: string | null;
};

/** How often rows that somebody removes at this very moment are made again. */
const TRIES = 5;

/**
 * Writes down what senders say some deployments carry and links the changes; where they say the same as before, nothing is touched. A
 * change that nobody has described yet gets a row of its own, so that the link stands; its own events fill it in later. A word that
 * events use as the id of a change means that change.
 */
export async function replaceCarried(tx: Db, carried: readonly Carried[], stamp: { now: Date; demo: boolean }): Promise<void> {
  const said = JSON.stringify(carried.map(({ deploymentId, names }) => ({ id: deploymentId, names })));
  const renamed = await tx.$queryRaw<{ id: string }[]>`
    update "Deployment" d set "saidChanges" = said.names, "carryDueAt" = ${stamp.now}, "carriedReason" = null,
      "carriedBy" = case when cardinality(said.names) > 0 then 'sender' end
    from jsonb_to_recordset(${said}::jsonb) as said(id uuid, names text[])
    where d.id = said.id and coalesce(d."saidChanges", '{}') <> said.names
    returning d.id`;
  const changed = new Set(renamed.map(({ id }) => id));
  if (changed.size > 0)
    await linkNamed(
      tx,
      carried.filter(({ deploymentId }) => changed.has(deploymentId)),
      stamp.demo,
    );
}

async function linkNamed(tx: Db, carried: readonly Carried[], demo: boolean): Promise<void> {
  const said = carried.flatMap(({ deploymentId, names, ids, repository }) =>
    names.map((name, index) => ({ deploymentId, name, id: ids[index] ?? name, repository })),
  );
  const links = await tx.$queryRaw<{ deploymentId: string; changeId: string; repository: string | null }[]>`
    select "deploymentId", repository, case when name <> id and exists (
      select from "Event" e where e."entityType" = 'change' and e."entityKey" = 'chg:' || name) then name else id end as "changeId"
    from jsonb_to_recordset(${JSON.stringify(said)}::jsonb) as said("deploymentId" uuid, name text, id text, repository text)`;
  await ensureChanges(tx, links, demo);
  const ids = carried.map(({ deploymentId }) => deploymentId);
  await tx.$executeRaw`
    with dropped as (delete from "DeploymentChange" where "deploymentId" = any(${ids}::uuid[]) returning "changeId")
    insert into "CarryHint" (kind, key) select distinct 'change', "changeId" from dropped`;
  await tx.$executeRaw`
    insert into "DeploymentChange" ("deploymentId", "changeId", "saidBy")
    select distinct "deploymentId", "changeId", 'sender' from jsonb_to_recordset(${JSON.stringify(links)}::jsonb) as link("deploymentId" uuid, "changeId" text)`;
}

/** Makes the rows that links need and keeps them from being removed until the transaction ends. */
async function ensureChanges(tx: Db, links: readonly { changeId: string; repository: string | null }[], demo: boolean): Promise<void> {
  const ids = [...new Set(links.map(({ changeId }) => changeId))];
  for (let tries = 0; tries < TRIES; tries += 1) {
    await insertStubs(tx, links, demo);
    const held = await tx.$queryRaw<unknown[]>`select id from "Change" where id = any(${ids}::text[]) order by id for key share`;
    if (held.length === ids.length) return;
  }
  throw new Error("changes were removed while they were linked");
}

/** Makes a row for each change that has none: a link must point at something. */
export async function insertStubs(
  tx: Db,
  stubs: readonly { readonly changeId: string; readonly repository: string | null }[],
  demo: boolean,
): Promise<void> {
  await tx.$executeRaw`
    insert into "Change" (id, repository, demo)
    select "changeId", coalesce(min(repository), ''), ${demo}
    from jsonb_to_recordset(${JSON.stringify(stubs)}::jsonb) as link("changeId" text, repository text) group by 1 order by 1
    on conflict (id) do nothing`;
}
