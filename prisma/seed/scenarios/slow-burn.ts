import type { PlannedIncident, Scenario } from "../plan";
import { DAY_MS, hoursAfter, minutesAfter } from "../time";
import { doublingEvery } from "./course";

type Options = {
  readonly service: string;
  readonly at: Date;
  readonly ceiling: number;
  readonly incident: { readonly title: string; readonly severity: PlannedIncident["severity"] } | null;
};

const WEEK_MS = 7 * DAY_MS;

/** A leak: latency doubles every 20 hours. Nobody sees it within the hour, a day shows it, and a repair follows after a week. */
export function slowBurn({ service, at, ceiling, incident }: Options): Scenario {
  const key = `slow-burn/${service}/${at.toISOString()}`;
  const repair = `${key}/repair`;
  const repairedAt = hoursAfter(new Date(at.getTime() + WEEK_MS), 5);
  const told = incident && {
    ...{ ...incident, services: [service] },
    ...{ openedAt: hoursAfter(repairedAt, -4), acknowledgedAt: hoursAfter(repairedAt, -3.8), resolvedAt: minutesAfter(repairedAt, 5) },
    ...{ causedBy: [key], fixedBy: [repair] },
  };
  return {
    name: "slow-burn",
    releases: [
      { ...{ key, service, rolledOutAt: at, rollOutMinutes: 8, kind: "ordinary" }, effect: { latency: doublingEvery(20, ceiling) } },
      { key: repair, service, rolledOutAt: repairedAt, rollOutMinutes: 6, kind: "repair", mends: true },
    ],
    incidents: told === null ? [] : [told],
    quiet: [{ service, from: hoursAfter(at, -26), to: hoursAfter(repairedAt, 30) }],
    truth: [
      { key, horizon: "1h", state: "healthy" },
      { key, horizon: "24h", state: "regressed" },
      { key, horizon: "7d", state: "regressed" },
    ],
  };
}
