import type { Db } from "../prisma";
import { insertStubs } from "./deployment-changes";

/** What a deployment carries, worked out from a row as it stood. */
export type CarriedAnswer = {
  readonly id: string;
  readonly rowVersion: string;
  readonly repository: string | null;
  readonly demo: boolean;
  readonly by: "sender" | "commits" | null;
  readonly reason: string | null;
  readonly changes: readonly string[];
  readonly restsOn: readonly string[];
};

export type Applied = {
  /** Whether anything is shown otherwise than before. */
  readonly changed: boolean;
  readonly settled: number;
};

/** Makes rows for changes that answers name and nobody has told of. Its own transaction, so that it waits for nobody while it holds one. */
export async function prepareChanges(tx: Db, answers: readonly CarriedAnswer[]): Promise<void> {
  const stubs = answers.flatMap(({ changes, repository }) => changes.map((changeId) => ({ changeId, repository })));
  if (stubs.length > 0)
    await insertStubs(
      tx,
      stubs,
      answers.every(({ demo }) => demo),
    );
}

/**
 * Writes down what deployments carry, except for those that changed since they were read or that somebody is writing just now: these
 * stay due. `prepareChanges` comes before.
 */
export async function applyCarried(tx: Db, answers: readonly CarriedAnswer[]): Promise<Applied> {
  const read = JSON.stringify(answers.map(({ id, rowVersion }) => ({ id, rowVersion })));
  const held = await tx.$queryRaw<{ id: string }[]>`
    select d.id from "Deployment" d join jsonb_to_recordset(${read}::jsonb) as said(id uuid, "rowVersion" text) on said.id = d.id
    where d.xmin::text = said."rowVersion" order by d.id for update of d skip locked`;
  const free = new Set(held.map(({ id }) => id));
  const standing = await heldChanges(tx, answers);
  const own = answers.filter(({ id, changes }) => free.has(id) && changes.every((change) => standing.has(change)));
  if (own.length === 0) return { changed: false, settled: 0 };
  const links = await replaceLinks(tx, own);
  const settled = JSON.stringify(own.map(({ id, by, reason, restsOn }) => ({ id, by, reason, restsOn })));
  const told = await tx.$queryRaw<{ altered: boolean }[]>`
    update "Deployment" d
    set "carriedBy" = said.by, "carriedReason" = said.reason, "carryRestsOn" = said."restsOn", "carryDueAt" = null
    from jsonb_to_recordset(${settled}::jsonb) as said(id uuid, by text, reason text, "restsOn" text[]),
      lateral (select (former."carriedBy", former."carriedReason") is distinct from (said.by, said.reason) as altered
               from "Deployment" former where former.id = said.id) as before
    where d.id = said.id returning before.altered`;
  return { changed: links > 0 || told.some(({ altered }) => altered), settled: own.length };
}

/** Brings the links of some deployments in line, leaves those alone that are right, and returns how many were not. */
async function replaceLinks(tx: Db, answers: readonly CarriedAnswer[]): Promise<number> {
  const links = JSON.stringify(
    answers.flatMap(({ id, by, changes }) => changes.map((changeId) => ({ deploymentId: id, changeId, saidBy: by }))),
  );
  const ids = answers.map(({ id }) => id);
  const [moved] = await tx.$queryRaw<{ count: number }[]>`
    with said as (
      select * from jsonb_to_recordset(${links}::jsonb) as link("deploymentId" uuid, "changeId" text, "saidBy" text)
    ), dropped as (
      delete from "DeploymentChange" held where held."deploymentId" = any(${ids}::uuid[])
        and not exists (select from said where (said."deploymentId", said."changeId") = (held."deploymentId", held."changeId"))
      returning held."changeId"
    ), hinted as (
      insert into "CarryHint" (kind, key) select distinct 'change', "changeId" from dropped
    ), added as (
      insert into "DeploymentChange" as held ("deploymentId", "changeId", "saidBy")
      select "deploymentId", "changeId", "saidBy" from said
      on conflict ("deploymentId", "changeId") do update set "saidBy" = excluded."saidBy" where held."saidBy" <> excluded."saidBy"
      returning held."changeId"
    )
    select ((select count(*) from dropped) + (select count(*) from added))::int as count`;
  return moved?.count ?? 0;
}

/** Keeps the changes that answers name from being removed until the transaction ends, and says which of them are there. */
async function heldChanges(tx: Db, answers: readonly CarriedAnswer[]): Promise<Set<string>> {
  const ids = [...new Set(answers.flatMap(({ changes }) => changes))];
  const rows = await tx.$queryRaw<{ id: string }[]>`select id from "Change" where id = any(${ids}::text[]) order by id for key share`;
  return new Set(rows.map(({ id }) => id));
}
