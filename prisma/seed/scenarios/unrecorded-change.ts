import type { Scenario } from "../plan";
import { hoursAfter } from "../time";

/** A version that speaks although nobody announced it; the next release replaces it. */
export function unrecordedChange({ service, at }: { readonly service: string; readonly at: Date }): Scenario {
  const key = `unrecorded-change/${service}`;
  return {
    name: "unrecorded-change",
    releases: [{ key, service, rolledOutAt: at, rollOutMinutes: 3, kind: "unrecorded" }],
    quiet: [{ service, from: hoursAfter(at, -8), to: hoursAfter(at, 8) }],
    truth: [],
  };
}
