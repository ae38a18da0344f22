import { Prisma } from "../../generated/client";
import { prisma } from "../../prisma";
import { type ListedFilter, listedWhere } from "./listed-where";

export type ListedQuery = ListedFilter & {
  readonly from: Date;
  readonly to: Date;
  /** One environment, or null for all of tier production. */
  readonly environment: string | null;
  /** Attempts that failed before they changed anything, instead of what reached its environment. */
  readonly attempts: boolean;
};

export type ListedSort = "newest" | "oldest" | "service";

/** Names of the environments that a list is of. */
const places = ({ environment, reach }: ListedQuery): Prisma.Sql => Prisma.sql`
  (select e.name from "Environment" e
   where ${environment === null ? Prisma.sql`e.tier = 'production'` : Prisma.sql`e.name = ${environment}`}
     and ${reach.environments.length === 0 ? Prisma.sql`true` : Prisma.sql`e.name = any(${[...reach.environments]}::text[])`}) p`;

/** The column that dates what is listed, and the condition that goes with it. */
const dated = ({ attempts }: ListedQuery): { at: Prisma.Sql; is: Prisma.Sql } =>
  attempts
    ? { at: Prisma.sql`d."attemptedAt"`, is: Prisma.sql`d.status = 'failed'` }
    : { at: Prisma.sql`d."reachedAt"`, is: Prisma.sql`d.status in ('succeeded', 'rolled_back')` };

const ORDER: Readonly<Record<ListedSort, { readonly inner: Prisma.Sql; readonly outer: Prisma.Sql }>> = {
  newest: { inner: Prisma.sql`at desc, id desc`, outer: Prisma.sql`f.at desc, f.id desc` },
  oldest: { inner: Prisma.sql`at, id`, outer: Prisma.sql`f.at, f.id` },
  service: { inner: Prisma.sql`service, at desc, id desc`, outer: Prisma.sql`f.service, f.at desc, f.id desc` },
};

/** The ids of one page. Each environment is walked along its index of times from the wanted end, no further than the page reaches. */
export async function listedIds(query: ListedQuery, sort: ListedSort, offset: number, limit: number): Promise<string[]> {
  const { at, is } = dated(query);
  const rows = await prisma().$queryRaw<{ id: string }[]>`
    select f.id::text from ${places(query)} cross join lateral (
      select d.id, d.service, ${at} as at from "Deployment" d
      where d.environment = p.name and ${at} >= ${query.from} and ${at} < ${query.to} and ${is} and ${listedWhere(query)}
      order by ${ORDER[sort].inner} limit ${offset + limit}) f
    order by ${ORDER[sort].outer} offset ${offset} limit ${limit}`;
  return rows.map(({ id }) => id);
}

/** How many there are; no further than `most` and one. */
export async function countListed(query: ListedQuery, most: number): Promise<number> {
  const { at, is } = dated(query);
  const rows = await prisma().$queryRaw<{ n: number }[]>`
    select count(*)::int as n from (
      select from ${places(query)} join "Deployment" d on d.environment = p.name
      where ${at} >= ${query.from} and ${at} < ${query.to} and ${is} and ${listedWhere(query)}
      limit ${most + 1}) counted`;
  return rows[0]?.n ?? 0;
}
