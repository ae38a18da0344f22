import type { ChangeRow, DeliveryRow } from "@/lib/domain/delivery-row";
import { type ChangeFact, type DeploymentFact, STAGES, type Stage, type StageReason } from "@/lib/metrics/delivery/fact";
import type { LeadOptions } from "@/lib/metrics/delivery/period-facts";
import type { LeadOut } from "./row-out";
import { placeOf, type RowPlace } from "./row-place";

/** A change as lead time counts it. One without a change tells why nothing of its deployment counts. */
export type LeadRow = RowPlace & {
  readonly change: string | null;
  readonly repository: string | null;
  readonly number: number | null;
  readonly url: string | null;
  readonly title: string | null;
  readonly author: string | null;
  readonly bot: boolean;
  readonly firstCommitAt: Date | null;
  readonly openedAt: Date | null;
  readonly readyAt: Date | null;
  readonly firstReviewAt: Date | null;
  readonly approvedAt: Date | null;
  readonly mergedAt: Date | null;
  readonly deployedAt: Date;
  readonly leadSeconds: number | null;
  readonly stages: Readonly<Record<Stage, number | null>>;
  /** Of the stages that are null. */
  readonly stageReasons: Readonly<Partial<Record<Stage, StageReason>>>;
  /** The lead time of each of its commits that has one, ascending. */
  readonly commitSeconds: readonly number[];
  /** How many of its commits have none. */
  readonly commitsLeftOut: number;
  readonly included: boolean;
  readonly reason: LeadOut | null;
};

const NO_STAGES: Readonly<Record<Stage, null>> = { coding: null, pickup: null, review: null, merge: null, deploy: null };

/** What a deployment is to lead time: a row for each of its changes, in the order of their ids, or one that says why there are none. */
export function leadRows(row: DeliveryRow, fact: DeploymentFact, lead: LeadOptions): LeadRow[] {
  if (fact.outcome === "failed") return [];
  if (fact.carriesNothing !== null) return [emptyRow(row, fact, fact.carriesNothing)];
  const known = new Map(row.changes.map((change) => [change.id, change]));
  return fact.changes
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map((change) => leadRow(row, fact, change, known.get(change.id), leadOut(change, lead)));
}

/**
 * Why a change does not count; null where it counts. That it is a machine's comes first: the viewer asked for that. By commit, a change
 * whose own first commit says nothing still has those of its commits that Wake knows.
 */
function leadOut(change: ChangeFact, { bots, unit }: LeadOptions): LeadOut | null {
  if (change.bot && !bots) return "bot";
  if (unit === "change" || change.out === "already-live") return change.out;
  return change.commitS.length === 0 ? "no-commit-time" : null;
}

function leadRow(row: DeliveryRow, fact: DeploymentFact, change: ChangeFact, told: ChangeRow | undefined, out: LeadOut | null): LeadRow {
  const stages = STAGES.map((stage) => [stage, change.stages[stage]] as const);
  return {
    ...emptyRow(row, fact, out),
    change: change.id,
    repository: told?.repository ?? null,
    number: told?.number ?? null,
    url: told?.url ?? null,
    title: told?.title ?? null,
    author: told?.author ?? null,
    bot: change.bot,
    firstCommitAt: dateOf(told?.firstCommitAt),
    openedAt: dateOf(told?.openedAt),
    readyAt: dateOf(told?.readyAt),
    firstReviewAt: dateOf(told?.firstReviewAt),
    approvedAt: dateOf(told?.approvedAt),
    mergedAt: dateOf(told?.mergedAt),
    leadSeconds: change.leadS,
    stages: { ...NO_STAGES, ...Object.fromEntries(stages.map(([stage, time]) => [stage, time.seconds])) },
    stageReasons: Object.fromEntries(stages.flatMap(([stage, time]) => (time.seconds === null ? [[stage, time.reason]] : []))),
    commitSeconds: change.commitS.toSorted((a, b) => a - b),
    commitsLeftOut: change.commitsOut,
  };
}

function emptyRow(row: DeliveryRow, fact: DeploymentFact, out: LeadOut | null): LeadRow {
  return {
    ...{ change: null, repository: null, number: null, url: null, title: null, author: null, bot: false },
    ...placeOf(row),
    ...{ firstCommitAt: null, openedAt: null, readyAt: null, firstReviewAt: null, approvedAt: null, mergedAt: null },
    deployedAt: new Date(fact.at),
    leadSeconds: null,
    stages: NO_STAGES,
    stageReasons: {},
    commitSeconds: [],
    commitsLeftOut: 0,
    included: out === null,
    reason: out,
  };
}

const dateOf = (ms: number | null | undefined): Date | null => (ms === null || ms === undefined ? null : new Date(ms));
