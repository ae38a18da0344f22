import type { Db } from "../prisma";

/** Sets the rules for names of machines. */
export const setBotPatterns = async (tx: Db, bots: readonly string[]): Promise<void> => {
  await tx.workspace.upsert({ where: { id: 1 }, create: { id: 1, bots: [...bots] }, update: { bots: [...bots] } });
};

/**
 * Tells all changes and commits anew which are those of machines: by what a sender said last, else by whether the author matches one of
 * some regular expressions. Returns how many are told otherwise than before. Reads every author once; the caller holds every lock.
 */
export async function retellBots(tx: Db, expressions: readonly string[], now: Date): Promise<number> {
  const changes = await tx.$executeRaw`
    with said as (
      select distinct on ("entityKey") substr("entityKey", 5) as id, (payload ->> 'bot')::boolean as bot from "Event"
      where "entityType" = 'change' and payload ->> 'bot' is not null
      order by "entityKey", "occurredAt" desc, rank desc, "eventKey" collate "C" desc
    ), told as (
      select c.id, coalesce(said.bot, c.author ~* any(${expressions}::text[]), false) as bot from "Change" c left join said using (id)
    )
    update "Change" c set bot = told.bot, "updatedAt" = ${now} from told where told.id = c.id and c.bot <> told.bot`;
  const commits = await tx.$executeRaw`
    with said as (
      select distinct on ("entityKey") substr("entityKey", 5) as id, (payload ->> 'bot')::boolean as bot from "Event"
      where "entityType" = 'commit' and payload ->> 'bot' is not null
      order by "entityKey", "occurredAt" desc, rank desc, "eventKey" collate "C" desc
    ), told as (
      select c.id, coalesce(said.bot, c.author ~* any(${expressions}::text[]), false) as bot from "Commit" c left join said using (id)
    )
    update "Commit" c set bot = told.bot, "updatedAt" = ${now} from told where told.id = c.id and c.bot <> told.bot`;
  // A direct commit is a change without events of its own: it is what its push says.
  await tx.$executeRaw`
    update "Change" c set bot = p.bot from "Commit" p
    where p.sha = c.id and c.bot <> p.bot and p.repository = c.repository
      and not exists (select from "Event" e where e."entityType" = 'change' and e."entityKey" = 'chg:' || c.id)`;
  return changes + commits;
}
