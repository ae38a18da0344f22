import type { Db } from "../prisma";
import { hintCarried } from "./carry-hint";

/**
 * Has what some deployments carry worked out again, and what the one after each carries, and what later ones of the same commit do in
 * the same place. Rows that are due already are written all the same: an answer that is being worked out must not settle them.
 */
export async function markCarryDue(tx: Db, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  await tx.$executeRaw`
    with own as (
      select id, service, environment, commit, "reachedAt" from "Deployment" where id = any(${ids}::uuid[])
    ), affected as (
      select id from own
      union
      select n.id from own o cross join lateral (
        select d.id from "Deployment" d where d.service = o.service and d.environment = o.environment
          and (d."reachedAt", d.id) > (o."reachedAt", o.id) order by d."reachedAt", d.id limit 1) n
      union
      select d.id from own o join "Deployment" d
        on d.commit = o.commit and d.service = o.service and d.environment = o.environment and d."reachedAt" is not null
    ), held as (
      select d.id from "Deployment" d join affected using (id) order by d.id for update of d
    )
    update "Deployment" d set "carryDueAt" = ${now} from held where d.id = held.id`;
}

/**
 * The same for some deployments, for every one whose answer rests on any of these words (`Deployment.carryRestsOn`), and for all of
 * some services whose senders do not say what they carry. Those that somebody is writing just now are noted down for later instead, since waiting for them could go round in a circle. Returns how many.
 */
export async function markResting(
  tx: Db,
  { words, ids, services }: { readonly words: readonly string[]; readonly ids: readonly string[]; readonly services: readonly string[] },
  now: Date,
): Promise<number> {
  if (words.length + ids.length + services.length === 0) return 0;
  const resting = await tx.$queryRaw<{ id: string }[]>`
    select id::text from "Deployment" where "carryRestsOn" && ${words}::text[] or id = any(${ids}::uuid[])
      or service = any(${services}::text[]) and "carriedBy" is distinct from 'sender'`;
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
