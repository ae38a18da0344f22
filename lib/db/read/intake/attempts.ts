import { prisma } from "../../prisma";

export type Attempt = {
  readonly at: Date;
  readonly endpoint: string;
  readonly outcome: string;
  readonly status: number;
  readonly detail: string;
  readonly fix: string | null;
  readonly sender: string | null;
  /** Name of the token that was used, when it is known. */
  readonly token: string | null;
  readonly count: number;
};

/** Calls to the ingest endpoints since an instant, newest first, at most `limit`; `endpoint` and `outcome` narrow them. */
export function attemptsSince(
  since: Date,
  limit: number,
  only: { readonly endpoint?: string; readonly outcome?: string } = {},
): Promise<Attempt[]> {
  const { endpoint = null, outcome = null } = only;
  return prisma().$queryRaw<Attempt[]>`
    select a.at, a.endpoint, a.outcome, a.status, a.detail, a.fix, a.sender, t.name as token, a.count
    from "IngestAttempt" a left join "Token" t on t.id = a."tokenId"
    where a.at >= ${since} and (${endpoint}::text is null or a.endpoint = ${endpoint}) and (${outcome}::text is null or a.outcome = ${outcome})
    order by a.at desc, a.id desc limit ${limit}`;
}
