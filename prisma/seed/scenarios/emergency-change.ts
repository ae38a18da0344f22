import type { Scenario } from "../plan";
import { hoursAfter } from "../time";

/** A repair that skips staging and goes out in the evening, with somebody's name under it. It does what it should. */
export function emergencyChange({ service, at }: { readonly service: string; readonly at: Date }): Scenario {
  const key = `emergency-change/${service}`;
  return {
    name: "emergency-change",
    releases: [{ key, service, rolledOutAt: at, rollOutMinutes: 3, kind: "emergency" }],
    quiet: [{ service, from: hoursAfter(at, -5), to: hoursAfter(at, 5) }],
    truth: [{ key, horizon: "1h", state: "healthy" }],
  };
}
