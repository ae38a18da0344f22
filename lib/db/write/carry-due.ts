import type { Db } from "../prisma";
import { hintCarried } from "./carry-hint";

/** A deployment that changed, or that stood there before it did. */
export type Altered = {
  readonly id: string;
  readonly service: string;
  readonly environment: string;
  readonly commit: string | null;
  readonly reachedAt: Date | null;
  /** The one after it may not have been told: it follows the same one as before, which is another now. */
  readonly stood: boolean;
};

/**
 * Has worked out again what others carry that some deployments have a part in: the one after each, and those of the same commit in the same
 * place. What senders say follows from nothing of the kind. Rows that are due already are written all the same: an answer that is being
 * worked out must not settle them. Of a commit only the index that begins with it fits, whatever the server knows of the table: places
 * have long histories.
 */
export async function markCarryDue(tx: Db, altered: readonly Altered[], now: Date): Promise<void> {
  const own = altered.flatMap(({ id, service, environment, commit, reachedAt, stood }) =>
    reachedAt === null ? [] : [{ id, service, environment, commit, reachedAt, stood }],
  );
  if (own.length === 0) return;
  const affected = await tx.$queryRaw<{ id: string }[]>`
    with own as (
      select * from jsonb_to_recordset(${JSON.stringify(own)}::jsonb)
        as o(id uuid, service text, environment text, commit text, "reachedAt" timestamptz, stood boolean)
    ), affected as (
      select n.id, n.said from own o cross join lateral (
        select d.id, d."saidChanges" as said from "Deployment" d where d.service = o.service and d.environment = o.environment
          and (d."reachedAt", d.id) > (o."reachedAt", o.id) order by d."reachedAt", d.id limit 1) n where o.stood
      union all
      select same.id, same.said from own o cross join lateral (
        select d.id, d."saidChanges" as said from "Deployment" d
        where d.commit = o.commit and d.service || '' = o.service and d.environment || '' = o.environment and d."reachedAt" is not null
        order by d.commit) same
    )
    select distinct id::text as id from affected where cardinality(coalesce(said, '{}')) = 0`;
  if (affected.length === 0) return;
  await tx.$executeRaw`
    with held as (
      select id from "Deployment" where id = any(${affected.map(({ id }) => id)}::uuid[]) order by id for update
    )
    update "Deployment" d set "carryDueAt" = ${now} from held where d.id = held.id`;
}

/**
 * Has what some deployments carry worked out again, and that of every one whose answer rests on any of these words (`Deployment.carryRestsOn`), and for all of
 * some services whose senders do not say what they carry. Those that somebody is writing just now are noted down for later instead, since waiting for them could go round in a circle. Returns how many.
 */
export async function markResting(
  tx: Db,
  { words, ids, services }: { readonly words: readonly string[]; readonly ids: readonly string[]; readonly services: readonly string[] },
  now: Date,
): Promise<number> {
  if (words.length + ids.length + services.length === 0) return 0;
  // Of thousands of words the server expects that everything rests on one of them, and would read it all.
  await tx.$executeRaw`select set_config('enable_seqscan', 'off', true)`;
  const resting = await tx.$queryRaw<{ id: string }[]>`
    select id::text from "Deployment" where "carryRestsOn" && ${words}::text[]
    union
    select id::text from "Deployment" where id = any(${ids}::uuid[])
    union
    select id::text from "Deployment" where service = any(${services}::text[]) and "carriedBy" is distinct from 'sender'`;
  await tx.$executeRaw`select set_config('enable_seqscan', 'on', true)`;
  if (resting.length === 0) return 0;
  const marked = await tx.$queryRaw<{ id: string }[]>`
    update "Deployment" d set "carryDueAt" = ${now}
    from (select id from "Deployment" where id = any(${resting.map(({ id }) => id)}::uuid[]) for update skip locked) as free
    where d.id = free.id returning d.id::text`;
  const done = new Set(marked.map(({ id }) => id));
  const later = resting.filter(({ id }) => !done.has(id));
  await hintCarried(
    tx,
    "deployment",
    later.map(({ id }) => id),
  );
  return later.length;
}
