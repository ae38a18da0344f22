import { Prisma } from "../../generated/client";
import { prisma } from "../../prisma";

const SHA = /^[0-9a-f]{7,40}$/;
const NUMBER = /^[#!]?(\d{1,9})$/;
const MOST = 10_000;

/**
 * The deployments that carry a change which some words find: part of its title, its number, its commit or a ticket. The changes are looked
 * up first, one pass over them; of very many deployments those of the changes that were merged last.
 */
export async function deploymentsCarrying(words: string): Promise<string[]> {
  const rows = await prisma().$queryRaw<{ id: string }[]>`
    select distinct f.id from (
      select l."deploymentId"::text as id from "Change" c join "DeploymentChange" l on l."changeId" = c.id
      where ${Prisma.join(waysToFind(words), " or ")}
      order by c."mergedAt" desc nulls last, c.id, l."deploymentId" limit ${MOST}) f`;
  return rows.map(({ id }) => id);
}

function waysToFind(words: string): Prisma.Sql[] {
  const number = NUMBER.exec(words)?.[1];
  return [
    Prisma.sql`strpos(lower(coalesce(c.title, '')), lower(${words})) > 0`,
    Prisma.sql`c.id = ${words}`,
    Prisma.sql`${words.toUpperCase()} = any(c.tickets)`,
    ...(number === undefined ? [] : byNumber(number)),
    ...(SHA.test(words) ? byCommit(words) : []),
  ];
}

const byNumber = (number: string): Prisma.Sql[] => [
  Prisma.sql`c.number = ${Number(number)}`,
  Prisma.sql`right(c.id, ${number.length + 1}::int) in (${`#${number}`}, ${`!${number}`})`,
];

const byCommit = (sha: string): Prisma.Sql[] => [
  Prisma.sql`starts_with(c."mergeCommit", ${sha})`,
  Prisma.sql`starts_with(c."headCommit", ${sha})`,
  Prisma.sql`exists (select from unnest(c.commits) k where starts_with(k, ${sha}))`,
];
