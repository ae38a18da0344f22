import type { Scenario } from "../plan";
import { hoursAfter, minutesAfter } from "../time";
import { steady } from "./course";

type Options = {
  readonly service: string;
  readonly at: Date;
  /** How many times as many requests fail. */
  readonly failures: number;
  readonly latency?: number;
  readonly title: string;
  readonly severity: "critical" | "major" | "minor";
  /** From the end of the roll-out to the version before being back. */
  readonly minutes?: number;
};

/** From its first minute requests fail many times as often. Somebody opens an incident, names the release and puts the version before back. */
export function badRelease({ service, at, failures, latency = 1.3, title, severity, minutes = 50 }: Options): Scenario {
  const key = `bad-release/${service}/${title}`;
  const back = `${key}/back`;
  const backAt = minutesAfter(at, minutes);
  return {
    name: "bad-release",
    releases: [
      {
        ...{ key, service, rolledOutAt: at, rollOutMinutes: 5, kind: "ordinary" },
        effect: { failures: steady(failures), latency: steady(latency) },
      },
      { key: back, service, rolledOutAt: backAt, rollOutMinutes: 3, kind: "rollback" },
    ],
    incidents: [
      {
        ...{ title, severity, services: [service] },
        ...{ openedAt: minutesAfter(at, 4), acknowledgedAt: minutesAfter(at, 9), resolvedAt: minutesAfter(backAt, 2) },
        ...{ causedBy: [key], fixedBy: [back] },
      },
    ],
    quiet: [{ service, from: hoursAfter(at, -3), to: hoursAfter(backAt, 4) }],
    truth: [
      { key, horizon: "5m", state: "regressed" },
      { key, horizon: "1h", state: "regressed" },
      { key, horizon: "24h", state: "rolled-back" },
      { key, horizon: "7d", state: "rolled-back" },
    ],
  };
}
