import { type ObjectiveStanding, standingOf } from "@/lib/charts/objective/standing";
import { budgetWords, promiseWords, runwayWords } from "@/lib/charts/objective/words";
import { type SparkModel, spark } from "@/lib/charts/spark/build";
import { type AlertRow, alertsOf } from "@/lib/db/read/objective/alerts";
import { burnCounts } from "@/lib/db/read/objective/burn-counts";
import { dayCounts } from "@/lib/db/read/objective/day-counts";
import {
  BURN_WINDOWS,
  type BurnCounts,
  type BurnWindow,
  type CellCount,
  type Counted,
  NOTHING_COUNTED,
  type Objective,
} from "@/lib/domain/objective";
import { addCounted } from "@/lib/domain/objective-count";
import { budgetCourse, budgetOf, runwayDays } from "@/lib/health/slo/budget";
import { burnRate } from "@/lib/health/slo/burn-rate";
import { type RuleState, ruleStates } from "@/lib/health/slo/rule-state";

const DAY_MS = 86_400_000;
const ALERT_DAYS = 28;
const MOST_ALERTS = 200;
const NOTHING: BurnCounts = {
  "5m": NOTHING_COUNTED,
  "30m": NOTHING_COUNTED,
  "1h": NOTHING_COUNTED,
  "6h": NOTHING_COUNTED,
  "3d": NOTHING_COUNTED,
};

export type WindowFigure = Counted & { readonly window: BurnWindow /** Null where no request came. */; readonly burn: number | null };

/** Everything that is known of one objective now. */
export type ObjectiveFigures = {
  readonly objective: Objective;
  readonly promise: string;
  /** What counted in the whole window. */
  readonly counted: Counted;
  /** Share of the budget that is left; null where no request came. */
  readonly left: number | null;
  readonly budget: string | null;
  /** Days until the budget is spent at the pace of the last six hours; null when nothing burns. */
  readonly runwayDays: number | null;
  readonly runway: string | null;
  readonly windows: readonly WindowFigure[];
  readonly rules: readonly RuleState[];
  /** Alerts of the last 28 days, the latest first. */
  readonly alerts: readonly AlertRow[];
  readonly standing: ObjectiveStanding;
  readonly days: readonly CellCount[];
};

/** How some objectives stand. Three statements for all of them. */
export async function readFigures(objectives: readonly Objective[], now: Date): Promise<ObjectiveFigures[]> {
  const ids = objectives.map(({ id }) => id);
  const [counts, days, alerts] = await Promise.all([
    burnCounts(objectives, now),
    dayCounts(objectives, now),
    alertsOf(ids, new Date(now.getTime() - ALERT_DAYS * DAY_MS), MOST_ALERTS),
  ]);
  return objectives.map((objective) => figuresOf(objective, counts.get(objective.id) ?? NOTHING, days.get(objective.id) ?? [], alerts));
}

function figuresOf(objective: Objective, counts: BurnCounts, days: readonly CellCount[], all: readonly AlertRow[]): ObjectiveFigures {
  const { target, windowDays } = objective;
  const counted = addCounted(days);
  const left = budgetOf(counted, target)?.left ?? null;
  const runway = left === null ? null : runwayDays(left, burnRate(counts["6h"], target), windowDays);
  const alerts = all.filter(({ objectiveId }) => objectiveId === objective.id);
  return {
    ...{ objective, counted, left, alerts, days },
    promise: promiseWords(objective),
    budget: left === null ? null : budgetWords(left),
    runwayDays: runway,
    runway: left === null ? null : runwayWords(runway),
    windows: BURN_WINDOWS.map((window) => ({ window, ...counts[window], burn: burnRate(counts[window], target) })),
    rules: ruleStates(counts, target),
    standing: standingOf(
      alerts.filter(({ endedAt }) => endedAt === null).map(({ rule }) => rule),
      left,
    ),
  };
}

/** The budget left over the window as a small chart; null where fewer than three days say anything. */
export function budgetSpark({ objective, days, budget }: ObjectiveFigures): SparkModel | null {
  const course = budgetCourse(days, objective.target);
  if (course.length < 3) return null;
  return spark({
    ...{ kind: "line", width: 220, height: 44, previous: null, failures: [] },
    description: `Budget left of “${objective.name}” day by day, from the whole of it to ${budget ?? "an unknown rest"} today.`,
    points: [1, ...course].map((value) => ({ value: Math.max(0, value), low: null, high: null })),
  });
}
