import type { World, WorldDeployment, WorldPoint, WorldSeries } from "@/lib/health/offline/world";
import { drawMinutes, type Extra } from "./minutes";
import { PARAMETERS } from "./parameters";
import { drawScenario, type Scenario } from "./scenario";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
export const ENVIRONMENT = "production";
export const SUBJECT = "subject";

/** A world with what is true of its deployment `subject`. */
export type LabelledWorld = {
  readonly scenario: Scenario;
  readonly world: World;
  /** Requests a minute that the service had in the hour before the roll-out. */
  readonly perMinute: number;
  /** Errors that the fault is expected to add in the first hour after the roll-out (24 hours in long worlds). */
  readonly extraErrors: number;
};

/**
 * The world of a scenario. Only the judged service has series: nobody's verdict on one service reads those of another, and the graph
 * has already decided what of an outage elsewhere arrives here.
 */
export function drawWorld(scenario: Scenario): LabelledWorld {
  const { rollOut, graph, others, long } = scenario;
  const extra: Extra = { errors: 0 };
  const series = new Map<string, { version: string; operation: string; points: WorldPoint[] }>();
  for (const [from, to] of periodsOf(scenario)) drawMinutes(scenario, from, to, series, extra);
  const told = [...series.values()].map(
    ({ version, operation, points }): WorldSeries => ({ service: graph.subject, environment: ENVIRONMENT, version, operation, points }),
  );
  const before = told.reduce((sum, { points }) => sum + countIn(points, rollOut.startedAt - HOUR_MS, rollOut.startedAt), 0);
  const subject = deployment(SUBJECT, graph.subject, "v2", "v1", rollOut.startedAt, rollOut.finishedAt);
  return {
    scenario,
    world: {
      now: new Date(rollOut.finishedAt + (long ? PARAMETERS.long.afterHours * HOUR_MS : HOUR_MS) + 2 * MINUTE_MS),
      deployments: [
        subject,
        ...others.map((other, index) => deployment(`other-${index + 1}`, other.service, "b", "a", other.startedAt, other.finishedAt)),
      ],
      series: told,
      freezeHistory: false,
    },
    perMinute: before / 60,
    extraErrors: extra.errors,
  };
}

export const worldOf = (seed: number): LabelledWorld => drawWorld(drawScenario(seed));

const deployment = (
  id: string,
  service: string,
  version: string,
  previousVersion: string,
  startedAt: number,
  finishedAt: number,
): WorldDeployment => ({
  id,
  service,
  environment: ENVIRONMENT,
  version,
  previousVersion,
  startedAt: new Date(startedAt),
  finishedAt: new Date(finishedAt),
});

const countIn = (points: readonly WorldPoint[], from: number, to: number): number =>
  points.reduce((sum, { at, count }) => sum + (at.getTime() >= from && at.getTime() < to ? count : 0), 0);

/** The periods of which minutes are known, in order, none overlapping another. */
function periodsOf({ rollOut, long }: Scenario): (readonly [number, number])[] {
  const { startedAt, finishedAt } = rollOut;
  const { history } = PARAMETERS;
  const hours = long ? PARAMETERS.long.afterHours : 1;
  const asked: (readonly [number, number])[] = [
    ...(long ? [[startedAt - 7 * DAY_MS - HOUR_MS, finishedAt - 6 * DAY_MS + HOUR_MS] as const] : []),
    ...history.earlierDays.map(
      (days) =>
        [
          startedAt - days * DAY_MS - history.earlierBefore * MINUTE_MS,
          finishedAt - days * DAY_MS + history.earlierAfter * MINUTE_MS,
        ] as const,
    ),
    [startedAt - (long ? DAY_MS + HOUR_MS : history.beforeMinutes * MINUTE_MS), finishedAt + hours * HOUR_MS + 2 * MINUTE_MS],
  ];
  const periods: [number, number][] = [];
  for (const [from, to] of asked.map(([from, to]) => [floor(from), floor(to)] as const).sort((a, b) => a[0] - b[0])) {
    const last = periods.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else periods.push([from, to]);
  }
  return periods;
}

const floor = (at: number): number => Math.floor(at / MINUTE_MS) * MINUTE_MS;
