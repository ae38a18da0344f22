import type { WordKind } from "@/lib/domain/incident-word";
import { type Db, prisma } from "../../prisma";

/** A person's word on a candidate, with the name of who said it. */
export type IncidentDecisionRow = {
  readonly id: string;
  /** `deployment:<id>`, `flag:<id>` or `none`. */
  readonly candidate: string;
  readonly kind: WordKind;
  readonly reason: string;
  /** Name of the person or token; what they are called in the log when they are gone. */
  readonly by: string;
  readonly decidedAt: Date;
};

/** Everything that people said of the cause of an incident, oldest first; which of it holds is for `standingOf`. */
export const decisionsOf = (incidentId: string, db: Db = prisma()): Promise<IncidentDecisionRow[]> =>
  db.$queryRaw<IncidentDecisionRow[]>`
    select d.id, d.candidate, d.kind, d.reason, coalesce(u.name, t.name, d."decidedBy") as by, d."decidedAt"
    from "IncidentDecision" d
    left join "User" u on 'user:' || u.id = d."decidedBy"
    left join "Token" t on 'token:' || t.id = d."decidedBy"
    where d."incidentId" = ${incidentId} order by d."decidedAt", d.id`;
