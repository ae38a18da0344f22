import type { DueDeployment } from "@/lib/db/read/deployment/due-for-look";
import { HORIZONS, type Horizon } from "@/lib/domain/horizon";
import type { Verdict } from "@/lib/domain/verdict";
import { baselineWindows, cellMinutesOf } from "@/lib/health/windows";
import { isKept } from "./is-kept";
import { isSettled } from "./schedule";

const MINUTE_MS = 60_000;
/** Horizons on hour cells say nothing new from one minute to the next; only the first traffic is awaited more closely. */
const HOUR_PAUSE_MS = 10 * MINUTE_MS;

/** The horizons of a deployment that have to be judged at `now`, given what was said of it before. */
export function openHorizons(deployment: DueDeployment, known: readonly Verdict[], now: Date): Horizon[] {
  return HORIZONS.filter((horizon) => {
    const verdict = known.find((one) => one.horizon === horizon);
    if (verdict === undefined) return true;
    if (isForgotten(deployment, horizon, now)) return false;
    // What was said before its events changed it, such as by a rollback that is told of late, has to be said again.
    if (verdict.at < deployment.updatedAt) return true;
    return !isSettled(verdict, deployment.endedAt) && !isFresh(verdict, deployment, now);
  });
}

function isFresh(verdict: Verdict, { endedAt }: DueDeployment, now: Date): boolean {
  if (cellMinutesOf(verdict.horizon) === 1 || now >= verdict.dueAt || (endedAt !== null && now >= endedAt)) return false;
  const pauseMs = verdict.state === "pending" ? MINUTE_MS : HOUR_PAUSE_MS;
  return now.getTime() - verdict.at.getTime() < pauseMs;
}

/** Whether what a horizon is judged on is no longer kept: what was said of it then cannot be said better now. */
function isForgotten({ rolledOutAt, startedAt }: DueDeployment, horizon: Horizon, now: Date): boolean {
  const { before, after } = baselineWindows(horizon, rolledOutAt, startedAt);
  const first = Math.min(...[after, ...before].map(({ from }) => from.getTime()));
  return !isKept(horizon, new Date(first), now);
}
