import type { Window } from "@/lib/domain/verdict";
import { prisma } from "../../prisma";

/** From the begin to the end of every deployment and attempt of a place that touches [from, to). Two index ranges. */
export const busyTimes = (service: string, environment: string, from: Date, to: Date): Promise<Window[]> =>
  prisma().$queryRaw<Window[]>`
    select least(coalesce(d."startedAt", d.at), d.at) as "from", d.at as "to"
    from (
      select "startedAt", "reachedAt" as at from "Deployment"
      where service = ${service} and environment = ${environment} and "reachedAt" >= ${from} and "reachedAt" < ${to}::timestamptz + interval '1 day'
      union all
      select "startedAt", "attemptedAt" from "Deployment"
      where service = ${service} and environment = ${environment} and "attemptedAt" >= ${from} and "attemptedAt" < ${to}::timestamptz + interval '1 day'
    ) d where least(coalesce(d."startedAt", d.at), d.at) < ${to} order by 1, 2`;
