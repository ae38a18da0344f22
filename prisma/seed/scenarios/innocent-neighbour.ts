import type { Scenario } from "../plan";
import { hoursAfter, minutesAfter } from "../time";

type Options = {
  /** Released, clean. */
  readonly service: string;
  /** Down a few minutes later, of itself. */
  readonly neighbour: string;
  readonly at: Date;
  readonly title: string;
};

/** A clean release goes out minutes before another service has an outage that no release caused. */
export function innocentNeighbour({ service, neighbour, at, title }: Options): Scenario {
  const key = `innocent-neighbour/${service}`;
  const [from, to] = [minutesAfter(at, 7), minutesAfter(at, 38)];
  return {
    name: "innocent-neighbour",
    releases: [{ key, service, rolledOutAt: at, rollOutMinutes: 5, kind: "ordinary" }],
    disturbances: [{ service: neighbour, from, to, failures: 14, latency: 2.4 }],
    incidents: [
      {
        ...{ title, severity: "major", services: [neighbour], causedBy: [], fixedBy: [] },
        ...{ openedAt: minutesAfter(from, 3), acknowledgedAt: minutesAfter(from, 8), resolvedAt: to },
      },
    ],
    quiet: [
      { service, from: hoursAfter(at, -3), to: hoursAfter(at, 5) },
      { service: neighbour, from: hoursAfter(at, -26), to: hoursAfter(at, 5) },
    ],
    truth: [{ key, horizon: "1h", state: "healthy" }],
  };
}
