import { prisma } from "../../prisma";

/** What was learnt from an incident, as it stands. */
export type ReviewRow = {
  readonly impacts: string;
  readonly rootCauses: string;
  readonly actions: string;
  readonly preventativeMeasures: string;
  /** Has to be given with the next change. */
  readonly revision: number;
  /** Name of who changed it last. */
  readonly by: string;
  readonly updatedAt: Date;
};

/** The review of an incident; null while nobody has written any of it. */
export async function reviewOf(incidentId: string): Promise<ReviewRow | null> {
  const rows = await prisma().$queryRaw<ReviewRow[]>`
    select r.impacts, r."rootCauses", r.actions, r."preventativeMeasures", r.revision, coalesce(u.name, t.name, r."updatedBy") as by, r."updatedAt"
    from "IncidentReview" r
    left join "User" u on 'user:' || u.id = r."updatedBy"
    left join "Token" t on 'token:' || t.id = r."updatedBy"
    where r."incidentId" = ${incidentId}`;
  return rows[0] ?? null;
}
