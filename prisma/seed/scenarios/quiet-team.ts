import type { PlannedRelease, Scenario } from "../plan";
import { hoursAfter } from "../time";

/** A team that ships seldom, in small steps, and leaves nothing behind: each release lives to see all four horizons. */
export function quietTeam({ service, at }: { readonly service: string; readonly at: readonly Date[] }): Scenario {
  const releases = at.map(
    (rolledOutAt, index): PlannedRelease => ({
      ...{ key: `quiet-team/${service}/${index}`, service, rolledOutAt, rollOutMinutes: 6, kind: "ordinary" },
    }),
  );
  return {
    name: "quiet-team",
    releases,
    quiet: releases.map(({ rolledOutAt }) => ({ service, from: hoursAfter(rolledOutAt, -30), to: hoursAfter(rolledOutAt, 7.5 * 24) })),
    truth: releases.flatMap(({ key }) => (["1h", "24h", "7d"] as const).map((horizon) => ({ key, horizon, state: "healthy" as const }))),
  };
}
