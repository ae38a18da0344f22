import type { DueDeployment } from "@/lib/db/read/deployment/due-for-look";
import type { WindowAsk } from "@/lib/db/read/signals/windows";
import type { Horizon } from "@/lib/domain/horizon";
import type { Window } from "@/lib/domain/verdict";
import type { Windows } from "@/lib/health/judge-input";
import { baselineWindows, cellMinutesOf, type EarlierWindows, earlierWindows } from "@/lib/health/windows";

/** A deployment at a horizon, and what has to be read for it at one moment. */
export type Look = {
  readonly deployment: DueDeployment;
  readonly horizon: Horizon;
  readonly windows: Windows;
  /** `windows.after` as far as the moment has reached. */
  readonly passed: Window;
  readonly earlier: readonly EarlierWindows[];
};

/** `isKept` says whether what begins at a time is still kept in the cells of the horizon. */
export function lookAt(deployment: DueDeployment, horizon: Horizon, now: Date, isKept: (from: Date) => boolean): Look {
  const windows = baselineWindows(horizon, deployment.rolledOutAt, deployment.startedAt);
  const { from, to } = windows.after;
  const reached = now.getTime() + cellMinutesOf(horizon) * 60_000;
  const passed = { from, to: new Date(Math.max(from.getTime(), Math.min(to.getTime(), reached))) };
  const earlier = earlierWindows(horizon, windows).filter(({ before }) => isKept(before.from));
  return { deployment, horizon, windows, passed, earlier };
}

export const stepOf = ({ horizon }: Pick<Look, "horizon">): "1m" | "1h" => (cellMinutesOf(horizon) === 1 ? "1m" : "1h");

type Asked = Pick<WindowAsk, "operations" | "version">;

/** A question of the place of a look. */
export const askOf = ({ deployment: { service, environment } }: Look, { from, to }: Window, rest: Asked): WindowAsk => ({
  ...{ service, environment, from, to },
  ...rest,
});
