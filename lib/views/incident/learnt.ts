import type { FollowUpRow } from "@/lib/db/read/review/follow-ups";
import type { ReviewRow } from "@/lib/db/read/review/review";
import { dayOf } from "@/lib/domain/calendar";

/** Work that the incident leaves behind, and whether it should have been done by now. */
export type FollowUp = FollowUpRow & { readonly overdue: boolean };

/** The four things that a review says; empty while nobody wrote them. `revision` 0 is a review that does not exist yet. */
export type ReviewModel = {
  readonly impacts: string;
  readonly rootCauses: string;
  readonly actions: string;
  readonly preventativeMeasures: string;
  readonly revision: number;
  readonly by: string | null;
  readonly updatedAt: Date | null;
};

/** Follow-ups with what is overdue: due before today on the clocks of the zone, and not done. */
export function followUpModels(rows: readonly FollowUpRow[], zone: string, now: Date): FollowUp[] {
  const today = dayOf(now, zone);
  return rows.map((row) => ({ ...row, overdue: row.doneAt === null && row.dueOn < today }));
}

const UNWRITTEN: ReviewModel = {
  ...{ impacts: "", rootCauses: "", actions: "", preventativeMeasures: "" },
  ...{ revision: 0, by: null, updatedAt: null },
};

export const reviewModel = (row: ReviewRow | null): ReviewModel => row ?? UNWRITTEN;
