import type { Db } from "../prisma";

/** Equal calls to one ingest endpoint. */
export type AttemptRow = {
  readonly endpoint: string;
  readonly outcome: string;
  readonly status: number;
  readonly detail: string;
  readonly fix: string | null;
  readonly tokenId: string | null;
  readonly sender: string | null;
  readonly count: number;
};

/** Adds attempts to what is known of the current minute; one row stands for all that are equal. */
export async function addAttempts(tx: Db, attempts: readonly AttemptRow[]): Promise<void> {
  await tx.$executeRaw`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(attempts)}::jsonb)
        as a(endpoint text, outcome text, status int, detail text, fix text, "tokenId" uuid, sender text, count int)
    ), counted as (
      update "IngestAttempt" held set count = held.count + given.count, at = now()
      from given
      where held.at >= date_trunc('minute', now())
        and (held.endpoint, held.outcome, held.status, held.detail, held.fix, held."tokenId", held.sender)
          is not distinct from (given.endpoint, given.outcome, given.status, given.detail, given.fix, given."tokenId", given.sender)
      returning held.endpoint, held.outcome, held.status, held.detail, held.fix, held."tokenId", held.sender
    )
    insert into "IngestAttempt" (endpoint, outcome, status, detail, fix, "tokenId", sender, count)
    select endpoint, outcome, status, detail, fix, "tokenId", sender, count from given
    where not exists (
      select 1 from counted c
      where (c.endpoint, c.outcome, c.status, c.detail, c.fix, c."tokenId", c.sender)
        is not distinct from (given.endpoint, given.outcome, given.status, given.detail, given.fix, given."tokenId", given.sender))`;
}

/** Forgets attempts of more than a day ago. */
export async function forgetAttempts(tx: Db): Promise<void> {
  await tx.$executeRaw`delete from "IngestAttempt" where at < now() - interval '1 day'`;
}

/** What is counted of the calls of one sender to one endpoint (`IntakeTally`). */
export type TallyRow = {
  readonly endpoint: string;
  readonly tokenId: string;
  readonly sender: string;
  readonly measure: "accepted" | "duplicate" | "refused" | "ignored" | "items" | "rejected";
  readonly reason: string;
  readonly count: number;
};

/** Adds to the sums of the current hour; no two rows may be of the same sum. */
export async function addTallies(tx: Db, tallies: readonly TallyRow[]): Promise<void> {
  await tx.$executeRaw`
    insert into "IntakeTally" as held (hour, endpoint, "tokenId", sender, measure, reason, count)
    select date_trunc('hour', now(), 'UTC'), endpoint, "tokenId", sender, measure, reason, count
    from jsonb_to_recordset(${JSON.stringify(tallies)}::jsonb)
      as given(endpoint text, "tokenId" text, sender text, measure text, reason text, count bigint)
    order by endpoint, "tokenId", sender, measure, reason
    on conflict (hour, endpoint, "tokenId", sender, measure, reason)
      do update set count = held.count + excluded.count, "lastAt" = excluded."lastAt"`;
}

/** Forgets sums of more than two weeks ago. */
export async function forgetTallies(tx: Db): Promise<void> {
  await tx.$executeRaw`delete from "IntakeTally" where hour < now() - interval '14 days'`;
}
