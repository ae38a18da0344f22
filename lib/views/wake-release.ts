import type { WakeHorizon, WakeRelease } from "@/lib/charts/wake-timeline/input";
import { hasFailed, reachedHorizons, wasJudged } from "@/lib/charts/wake-timeline/severity";
import type { WakeRow } from "@/lib/db/read/deployment/wakes";
import type { Verdict } from "@/lib/domain/verdict";
import { releaseHref } from "@/lib/urls/release";

/** A deployment as the timeline draws it and the lists count it. */
export function wakeRelease(deployment: WakeRow): WakeRelease {
  return {
    id: deployment.deploymentId,
    href: releaseHref({ id: deployment.releaseId, deployment: deployment.deploymentId }),
    service: deployment.service,
    version: deployment.version,
    at: deployment.rolledOutAt,
    endedAt: deployment.endedAt,
    endedBy: deployment.endedBy === "rollback" ? "rollback" : deployment.endedBy === null ? null : "next",
    kind: !deployment.recorded ? "unrecorded" : deployment.emergency ? "emergency" : "recorded",
    inFreeze: false,
    horizons: deployment.verdicts.map(horizonOf),
  };
}

function horizonOf(verdict: Verdict): WakeHorizon {
  const effect = (metric: string) => verdict.effects.find((one) => one.metric === metric)?.effect ?? null;
  return { horizon: verdict.horizon, state: verdict.state, errors: effect("errors"), p95: effect("p95"), requests: verdict.requests.after };
}

/** Still running, and its next horizon has not ended. It may have been judged at an earlier one. */
export function isWatched(release: WakeRelease): boolean {
  const last = reachedHorizons(release).at(-1);
  return !hasFailed(release) && release.endedAt === null && (last === undefined || last.state === "pending" || last.state === "watching");
}

/** Nothing can be said of it: not judged at any horizon, and not being watched either. */
export const isUnclear = (release: WakeRelease): boolean => !hasFailed(release) && !wasJudged(release) && !isWatched(release);
