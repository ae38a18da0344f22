import type { Scenario } from "../plan";
import { hoursAfter } from "../time";

/** Announced, but its instances still call themselves by the version before: no signal of it ever arrives. */
export function silentRelease({ service, at }: { readonly service: string; readonly at: Date }): Scenario {
  const key = `silent-release/${service}`;
  return {
    name: "silent-release",
    releases: [{ key, service, rolledOutAt: at, rollOutMinutes: 4, kind: "ordinary", silent: true }],
    quiet: [{ service, from: hoursAfter(at, -4), to: hoursAfter(at, 30) }],
    truth: [
      { key, horizon: "5m", state: "silent" },
      { key, horizon: "1h", state: "silent" },
      { key, horizon: "24h", state: "silent" },
    ],
  };
}
