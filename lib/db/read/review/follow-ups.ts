import type { CalendarDay } from "@/lib/domain/calendar";
import { prisma } from "../../prisma";

/** Work that an incident leaves behind. */
export type FollowUpRow = {
  readonly id: string;
  readonly title: string;
  /** Who does it, in the words of whoever wrote it down. */
  readonly owner: string;
  readonly dueOn: CalendarDay;
  /** Null while it is open. */
  readonly doneAt: Date | null;
  readonly doneBy: string | null;
  readonly createdBy: string;
  readonly createdAt: Date;
};

/** The follow-ups of an incident: open ones by the day they are due, then those that are done. */
export const followUpsOf = (incidentId: string): Promise<FollowUpRow[]> =>
  prisma().$queryRaw<FollowUpRow[]>`
    select f.id, f.title, f.owner, to_char(f."dueOn", 'YYYY-MM-DD') as "dueOn", f."doneAt",
           case when f."doneBy" is not null then coalesce(du.name, dt.name, f."doneBy") end as "doneBy",
           coalesce(cu.name, ct.name, f."createdBy") as "createdBy", f."createdAt"
    from "FollowUp" f
    left join "User" cu on 'user:' || cu.id = f."createdBy"
    left join "Token" ct on 'token:' || ct.id = f."createdBy"
    left join "User" du on 'user:' || du.id = f."doneBy"
    left join "Token" dt on 'token:' || dt.id = f."doneBy"
    where f."incidentId" = ${incidentId}
    order by (f."doneAt" is not null), f."dueOn", f."createdAt", f.id`;
