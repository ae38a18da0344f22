import type { PlannedIncident, Scenario } from "../plan";
import { hoursAfter, minutesAfter } from "../time";
import { steady } from "./course";

type Options = {
  readonly service: string;
  readonly at: Date;
  /** How many times as long requests take. */
  readonly latency: number;
  readonly minutes: number;
  /** When users noticed. */
  readonly incident: { readonly title: string; readonly severity: PlannedIncident["severity"] } | null;
};

/** Nothing fails, but everything takes longer from the start; it is rolled back after a while. */
export function latencyRegression({ service, at, latency, minutes, incident }: Options): Scenario {
  const key = `latency-regression/${service}/${at.toISOString()}`;
  const back = `${key}/back`;
  const backAt = minutesAfter(at, minutes);
  const told = incident && {
    ...{ ...incident, services: [service] },
    ...{ openedAt: minutesAfter(at, 22), acknowledgedAt: minutesAfter(at, 31), resolvedAt: minutesAfter(backAt, 1) },
    ...{ causedBy: [key], fixedBy: [back] },
  };
  return {
    name: "latency-regression",
    releases: [
      { ...{ key, service, rolledOutAt: at, rollOutMinutes: 6, kind: "ordinary" }, effect: { latency: steady(latency) } },
      { key: back, service, rolledOutAt: backAt, rollOutMinutes: 4, kind: "rollback" },
    ],
    incidents: told === null ? [] : [told],
    quiet: [{ service, from: hoursAfter(at, -3), to: hoursAfter(backAt, 4) }],
    truth: [
      { key, horizon: "5m", state: "regressed" },
      { key, horizon: "1h", state: "regressed" },
      { key, horizon: "7d", state: "rolled-back" },
    ],
  };
}
