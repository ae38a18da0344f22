import { prisma } from "../../prisma";

/** What one sender's calls to one endpoint came to, by what is counted and why. */
export type SourceTally = {
  readonly endpoint: string;
  /** Empty when no token was known. */
  readonly tokenId: string;
  /** Null for an unknown or forgotten token. */
  readonly token: string | null;
  readonly sender: string;
  readonly measure: string;
  readonly reason: string;
  readonly count: number;
  readonly lastAt: Date;
};

const MOST_ROWS = 5_000;

/** Sums over the hours since an instant, the latest first; of one token only when it is named. Reads a range of the primary key. */
export function sourceTallies(since: Date, tokenId: string | null): Promise<SourceTally[]> {
  return prisma().$queryRaw<SourceTally[]>`
    select i.endpoint, i."tokenId", t.name as token, i.sender, i.measure, i.reason, sum(i.count)::float8 as count, max(i."lastAt") as "lastAt"
    from "IntakeTally" i left join "Token" t on t.id::text = i."tokenId"
    where i.hour >= ${since} and (${tokenId}::text is null or i."tokenId" = ${tokenId})
    group by i.endpoint, i."tokenId", t.name, i.sender, i.measure, i.reason order by max(i."lastAt") desc limit ${MOST_ROWS}`;
}
