import type { Db } from "../prisma";

export type ReviewText = {
  readonly impacts: string;
  readonly rootCauses: string;
  readonly actions: string;
  readonly preventativeMeasures: string;
};

type Stamp = { readonly updatedBy: string; readonly updatedAt: Date };

/**
 * Writes the review of an incident over the revision that its author saw, 0 for none. Returns the new revision; null when somebody wrote
 * another one meanwhile, and nothing was written.
 */
export async function writeReview(tx: Db, incidentId: string, seen: number, text: ReviewText, stamp: Stamp): Promise<number | null> {
  const { impacts, rootCauses, actions, preventativeMeasures } = text;
  const { updatedBy, updatedAt } = stamp;
  const rows =
    seen === 0
      ? await tx.$queryRaw<{ revision: number }[]>`
          insert into "IncidentReview" ("incidentId", impacts, "rootCauses", actions, "preventativeMeasures", "updatedBy", "updatedAt")
          values (${incidentId}, ${impacts}, ${rootCauses}, ${actions}, ${preventativeMeasures}, ${updatedBy}, ${updatedAt})
          on conflict ("incidentId") do nothing returning revision`
      : await tx.$queryRaw<{ revision: number }[]>`
          update "IncidentReview" set impacts = ${impacts}, "rootCauses" = ${rootCauses}, actions = ${actions},
            "preventativeMeasures" = ${preventativeMeasures}, revision = revision + 1, "updatedBy" = ${updatedBy}, "updatedAt" = ${updatedAt}
          where "incidentId" = ${incidentId} and revision = ${seen} returning revision`;
  return rows[0]?.revision ?? null;
}

export type FollowUpText = { readonly title: string; readonly owner: string; readonly dueOn: Date };

export const countFollowUps = (tx: Db, incidentId: string): Promise<number> => tx.followUp.count({ where: { incidentId } });

/** Adds a follow-up to an incident and returns its id. */
export async function addFollowUpRow(
  tx: Db,
  row: FollowUpText & { readonly incidentId: string; readonly createdBy: string; readonly createdAt: Date },
): Promise<string> {
  const { id } = await tx.followUp.create({ data: row, select: { id: true } });
  return id;
}

export type FollowUpChange = Partial<FollowUpText & { readonly doneAt: Date | null; readonly doneBy: string | null }>;

/** Changes a follow-up of an incident; false when it has none of this id. */
export async function changeFollowUpRow(
  tx: Db,
  { id, incidentId }: { readonly id: string; readonly incidentId: string },
  data: FollowUpChange,
): Promise<boolean> {
  return (await tx.followUp.updateMany({ where: { id, incidentId }, data })).count > 0;
}

/** Removes a follow-up of an incident; false when it has none of this id. */
export async function removeFollowUpRow(
  tx: Db,
  { id, incidentId }: { readonly id: string; readonly incidentId: string },
): Promise<boolean> {
  return (await tx.followUp.deleteMany({ where: { id, incidentId } })).count > 0;
}
