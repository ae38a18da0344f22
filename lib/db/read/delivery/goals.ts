import { prisma } from "../../prisma";

/** A goal as it is stored; what its words mean is for the metrics to say. */
export type GoalRow = {
  readonly metric: string;
  /** all | team | service */
  readonly scopeKind: string;
  readonly scope: string;
  readonly target: number;
  readonly setBy: string;
  readonly setAt: Date;
};

/** Every goal, everybody's first. */
export const readGoals = (): Promise<GoalRow[]> =>
  prisma().goal.findMany({ orderBy: [{ scopeKind: "asc" }, { scope: "asc" }, { metric: "asc" }] });

/** The goals that concern a selection: everybody's, those of the team or of the service's team, and the service's own. */
export const goalsConcerning = ({ service, team }: { readonly service: string | null; readonly team: string | null }): Promise<GoalRow[]> =>
  prisma().$queryRaw<GoalRow[]>`
    select metric, "scopeKind", scope, target, "setBy", "setAt" from "Goal"
    where "scopeKind" = 'all'
      or "scopeKind" = 'service' and scope = ${service}::text
      or "scopeKind" = 'team' and scope = coalesce(
        (select t.name from "Service" s join "Team" t on t.id = s."teamId" where s.name = ${service}::text), ${team}::text)`;
