import type { DeliveryRow } from "@/lib/domain/delivery-row";
import type { DeploymentFact, Hurt, ReworkReason } from "@/lib/metrics/delivery/fact";
import type { DeploymentOut } from "./row-out";
import { placeOf, type RowPlace } from "./row-place";

/** A deployment as one of the figures counts it. */
export type DeploymentRow = RowPlace & {
  /** Its finish, or when an attempt failed. */
  readonly finishedAt: Date;
  readonly reached: boolean;
  readonly hurt: HurtRow | null;
  readonly rework: ReworkReason | null;
  /** Seconds since the deployment before it of the same service and environment; null for the first. */
  readonly gapSeconds: number | null;
  readonly incidents: readonly IncidentOfRow[];
  readonly included: boolean;
  /** Why it does not count; null for one that does. */
  readonly reason: DeploymentOut | null;
};

export type HurtRow = {
  readonly by: Hurt["by"];
  readonly from: Date;
  readonly fromBy: Hurt["fromBy"];
  readonly until: Date | null;
  readonly untilBy: Hurt["untilBy"];
  /** How long it hurt; null while it lasts. */
  readonly seconds: number | null;
  /** How long it has lasted so far; null once it is over. */
  readonly openSeconds: number | null;
};

export type IncidentOfRow = {
  readonly id: string;
  readonly title: string;
  readonly openedAt: Date;
  readonly resolvedAt: Date | null;
};

/** A deployment, what it is to the metrics, and whether one of them counts it. */
export function deploymentRow(row: DeliveryRow, fact: DeploymentFact, out: DeploymentOut | null, now: Date): DeploymentRow {
  const blamed = new Set(fact.hurt?.incidents ?? []);
  return {
    ...placeOf(row),
    finishedAt: new Date(fact.at),
    reached: fact.outcome === "reached",
    hurt: fact.hurt === null ? null : hurtRow(fact.hurt, now),
    rework: fact.rework,
    gapSeconds: fact.gapS,
    incidents: row.incidents
      .filter(({ id }) => blamed.has(id))
      .map(({ id, title, openedAt, resolvedAt }) => ({ id, title, openedAt: new Date(openedAt), resolvedAt: dateOf(resolvedAt) })),
    included: out === null,
    reason: out,
  };
}

const hurtRow = ({ by, from, fromBy, until, untilBy }: Hurt, now: Date): HurtRow => ({
  by,
  from: new Date(from),
  fromBy,
  until: dateOf(until),
  untilBy,
  seconds: until === null ? null : Math.floor((until - from) / 1000),
  // Stored facts know its beginning to the second.
  openSeconds: until === null ? Math.max(0, Math.floor(now.getTime() / 1000) - Math.floor(from / 1000)) : null,
});

const dateOf = (ms: number | null): Date | null => (ms === null ? null : new Date(ms));
