import type { Scenario } from "../plan";
import { hoursAfter } from "../time";

/** A service that hears from somebody every few minutes: no horizon up to a day can say whether the release is good. */
export function lowTraffic({ service, at }: { readonly service: string; readonly at: Date }): Scenario {
  const key = `low-traffic/${service}`;
  return {
    name: "low-traffic",
    releases: [{ key, service, rolledOutAt: at, rollOutMinutes: 4, kind: "ordinary" }],
    quiet: [{ service, from: hoursAfter(at, -4), to: hoursAfter(at, 30) }],
    truth: [
      { key, horizon: "5m", state: "insufficient" },
      { key, horizon: "1h", state: "insufficient" },
      { key, horizon: "24h", state: "insufficient" },
    ],
  };
}
