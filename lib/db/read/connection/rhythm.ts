import { prisma } from "../../prisma";

export type HourOfCalls = { readonly endpoint: string; readonly hour: Date; readonly calls: number };

/** In which hours calls to the addresses of connections were taken, and how many; at most two weeks back are kept. */
export function hoursOfCalls(since: Date): Promise<HourOfCalls[]> {
  return prisma().$queryRaw<HourOfCalls[]>`
    select endpoint, hour, sum(count)::float8 as calls from "IntakeTally"
    where hour >= ${since} and endpoint like '/api/hooks/%' and measure in ('accepted', 'duplicate', 'ignored')
    group by endpoint, hour`;
}

export type RefusedCalls = { readonly endpoint: string; readonly calls: number; readonly lastAt: Date };

/** How many calls to the addresses of connections were refused since an instant. */
export function refusedCalls(since: Date): Promise<RefusedCalls[]> {
  return prisma().$queryRaw<RefusedCalls[]>`
    select endpoint, sum(count)::float8 as calls, max(at) as "lastAt" from "IngestAttempt"
    where at >= ${since} and endpoint like '/api/hooks/%' and outcome = 'refused' group by endpoint`;
}
