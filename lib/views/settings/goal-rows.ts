import type { GoalRow } from "@/lib/db/read/delivery/goals";
import { CATALOGUE } from "@/lib/metrics/delivery/catalogue";
import { METRIC_IDS } from "@/lib/metrics/delivery/figure";
import { GOAL_SCOPES, type Goal } from "@/lib/metrics/delivery/goal";
import { targetWords } from "../delivery/goal-words";

/** A goal as the settings list it. */
export type GoalLine = Omit<Goal, "target"> & {
  readonly key: string;
  readonly name: string;
  /** Whom it is for: `Everything`, `Team Shop`, `Service cart`. */
  readonly place: string;
  /** `at most 5 %` */
  readonly target: string;
  readonly setAt: Date;
};

/** A stored goal; null for a metric or a scope that this version does not know. */
export function goalOf(row: GoalRow): Goal | null {
  const [metric, scopeKind] = [METRIC_IDS.find((id) => id === row.metric), GOAL_SCOPES.find((kind) => kind === row.scopeKind)];
  return metric === undefined || scopeKind === undefined ? null : { metric, scopeKind, scope: row.scope, target: row.target };
}

const PLACE = { all: "Everything", team: "Team", service: "Service" } as const;

export function goalLine(row: GoalRow): GoalLine | null {
  const goal = goalOf(row);
  if (goal === null) return null;
  const { metric, scopeKind, scope } = goal;
  return {
    ...{ metric, scopeKind, scope, key: `${metric} ${scopeKind} ${scope}`, name: CATALOGUE[metric].name, setAt: row.setAt },
    place: scope === "" ? PLACE[scopeKind] : `${PLACE[scopeKind]} ${scope}`,
    target: targetWords(goal),
  };
}
