import type { Course, Scenario } from "../plan";
import { hoursAfter } from "../time";

/** Failures rise for a while, but not from the start: reason to look, no proof against the release. */
export function lateRise({ service, at, failures }: { readonly service: string; readonly at: Date; readonly failures: number }): Scenario {
  const key = `late-rise/${service}/${at.toISOString()}`;
  return {
    name: "late-rise",
    releases: [
      {
        ...{ key, service, rolledOutAt: at, rollOutMinutes: 5, kind: "ordinary" },
        effect: { failures: risingLate(failures) },
      },
    ],
    quiet: [{ service, from: hoursAfter(at, -3), to: hoursAfter(at, 20) }],
    truth: [{ key, horizon: "1h", state: "suspect" }],
  };
}

/** A little better than usual at first, then worse for half an hour. */
const risingLate =
  (ratio: number): Course =>
  (minutes) => {
    if (minutes < 24) return 0.75;
    return minutes < 58 ? ratio : 1;
  };
