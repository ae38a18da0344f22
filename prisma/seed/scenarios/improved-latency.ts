import type { Scenario } from "../plan";
import { hoursAfter } from "../time";

type Options = { readonly service: string; readonly at: Date; readonly latency: number };

/** Requests take much less time from this version on, and it stays that way. */
export function improvedLatency({ service, at, latency }: Options): Scenario {
  const key = `improved-latency/${service}`;
  return {
    name: "improved-latency",
    releases: [{ key, service, rolledOutAt: at, rollOutMinutes: 7, kind: "ordinary", latencyFromNowOn: latency }],
    quiet: [{ service, from: hoursAfter(at, -4), to: hoursAfter(at, 30) }],
    truth: [
      { key, horizon: "1h", state: "improved" },
      { key, horizon: "24h", state: "improved" },
    ],
  };
}
