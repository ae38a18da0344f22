import type { Db } from "../prisma";

/** The changes that senders of a deployment name, with what their ids say of them. */
export type Carried = {
  readonly deploymentId: string;
  readonly repository: string | null;
  readonly changes: readonly { readonly id: string; readonly repository: string | null; readonly number: number | null }[];
  /** Nothing was linked to it before. */
  readonly isNew: boolean;
};

type Link = Stub & { readonly deploymentId: string };

/** How often rows that somebody removes at this very moment are made again. */
const TRIES = 5;

/**
 * Links deployments to the changes that their senders name. A change that nobody has described yet gets a row of its own, so that the
 * link stands; its own events fill it in later.
 */
export async function linkNamed(tx: Db, carried: readonly Carried[], demo: boolean): Promise<void> {
  const links = carried.flatMap(({ deploymentId, repository, changes }): Link[] =>
    changes.map((change) => ({ deploymentId, changeId: change.id, number: change.number, repository: change.repository ?? repository })),
  );
  if (links.length > 0) await ensureChanges(tx, links, demo);
  const known = carried.flatMap(({ deploymentId, isNew }) => (isNew ? [] : [deploymentId]));
  if (known.length > 0)
    await tx.$executeRaw`
      with dropped as (delete from "DeploymentChange" where "deploymentId" = any(${known}::uuid[]) returning "changeId")
      insert into "CarryHint" (kind, key) select distinct 'change', "changeId" from dropped`;
  if (links.length > 0)
    await tx.$executeRaw`
      insert into "DeploymentChange" ("deploymentId", "changeId", "saidBy")
      select distinct "deploymentId", "changeId", 'sender' from jsonb_to_recordset(${JSON.stringify(links)}::jsonb) as link("deploymentId" uuid, "changeId" text)`;
}

/**
 * Makes the rows that links need and keeps them from being removed until the transaction ends. Of those that stood there and that no
 * event describes, the ones that this link may describe otherwise are noted down.
 */
async function ensureChanges(tx: Db, links: readonly Stub[], demo: boolean): Promise<void> {
  const stubs = [...new Map(links.map(({ changeId, repository, number }) => [changeId, { changeId, repository, number }])).values()];
  for (let tries = 0; tries < TRIES; tries += 1) {
    await insertStubs(tx, links, demo);
    const held = await tx.$queryRaw<{ id: string; isOpen: boolean }[]>`
      select c.id, (c.repository, c.number) is distinct from (said.repository, said.number) or c.demo and not ${demo}::boolean as "isOpen"
      from "Change" c join jsonb_to_recordset(${JSON.stringify(stubs)}::jsonb) as said("changeId" text, repository text, number int)
        on said."changeId" = c.id
      order by c.id for key share of c`;
    if (held.length < stubs.length) continue;
    await hintUnspoken(
      tx,
      held.flatMap(({ id, isOpen }) => (isOpen ? [id] : [])),
    );
    return;
  }
  throw new Error("changes were removed while they were linked");
}

async function hintUnspoken(tx: Db, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.$executeRaw`
    insert into "CarryHint" (kind, key) select 'change', id from unnest(${ids}::text[]) as open(id)
    where not exists (select from "Event" e where e."entityType" = 'change' and e."entityKey" = 'chg:' || open.id)`;
}

/** A change that something is linked to, as far as its id and whoever names it describe it. */
export type Stub = { readonly changeId: string; readonly repository: string | null; readonly number?: number | null };

/** Makes a row for each change that has none: a link must point at something. */
export async function insertStubs(tx: Db, stubs: readonly Stub[], demo: boolean): Promise<void> {
  await tx.$executeRaw`
    insert into "Change" (id, repository, number, demo)
    select "changeId", coalesce(min(repository), ''), min(number), ${demo}
    from jsonb_to_recordset(${JSON.stringify(stubs)}::jsonb) as link("changeId" text, repository text, number int) group by 1 order by 1
    on conflict (id) do nothing`;
}
