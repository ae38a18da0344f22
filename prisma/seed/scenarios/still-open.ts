import type { PlannedIncident, Scenario } from "../plan";
import { hoursAfter, minutesAfter } from "../time";

type Options = {
  readonly service: string;
  readonly at: Date;
  readonly now: Date;
  readonly title: string;
  readonly severity: PlannedIncident["severity"];
};

/** Every request is answered, with the wrong thing: telemetry shows nothing, people do. Nobody has put it right yet. */
export function stillOpen({ service, at, now, title, severity }: Options): Scenario {
  const key = `still-open/${service}`;
  const openedAt = minutesAfter(now, -190);
  return {
    name: "still-open",
    releases: [{ key, service, rolledOutAt: at, rollOutMinutes: 5, kind: "ordinary" }],
    incidents: [
      {
        ...{ title, severity, services: [service] },
        ...{ openedAt, acknowledgedAt: minutesAfter(openedAt, 12), resolvedAt: null },
        ...{ causedBy: [key], fixedBy: [] },
      },
    ],
    quiet: [{ service, from: hoursAfter(at, -3), to: now }],
    truth: [],
  };
}
