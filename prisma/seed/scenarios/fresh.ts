import type { Scenario } from "../plan";
import { hoursAfter, minutesAfter } from "../time";

/** A release of minutes ago: every horizon is still open. */
export function fresh({ service, now }: { readonly service: string; readonly now: Date }): Scenario {
  const key = `fresh/${service}`;
  const at = minutesAfter(now, -4);
  return {
    name: "fresh",
    releases: [{ key, service, rolledOutAt: at, rollOutMinutes: 3, kind: "ordinary" }],
    quiet: [{ service, from: hoursAfter(at, -3), to: now }],
    truth: [
      { key, horizon: "5m", state: "watching" },
      { key, horizon: "1h", state: "watching" },
    ],
  };
}
