import { formatStamp } from "@/lib/charts/format-time";
import { type LadderFigure, ladderFigure } from "@/lib/charts/horizon-ladder/figure";
import type { Rung } from "@/lib/charts/horizon-ladder/input";
import type { Neighbour } from "@/lib/db/read/deployment/neighbours";
import type { ReleaseDeployment } from "@/lib/db/read/release/with-deployments";
import { HORIZONS, type Horizon, horizonEnd } from "@/lib/domain/horizon";
import type { Verdict } from "@/lib/domain/verdict";

/** What else is worth a line under a horizon: the evidence after the two ratios, which stand there already. */
const NOTES = 2;

type Deployed = Pick<ReleaseDeployment, "finishedAt" | "occurredAt" | "endedAt" | "endedBy" | "verdicts">;

/** The horizon ladder of one deployment; horizons that were not looked at yet are pending. */
export function ladderOf(deployment: Deployed, next: Neighbour | null, zone: string, now: Date): LadderFigure {
  const at = deployment.finishedAt ?? deployment.occurredAt;
  return ladderFigure({
    now,
    zone,
    at,
    endedAt: deployment.endedAt,
    endedBy: deployment.endedBy === "rollback" ? "rollback" : deployment.endedBy === null ? null : "next",
    afterNote: next === null ? null : `${next.version} since ${formatStamp(next.at, zone)}`,
    rungs: HORIZONS.map((horizon) =>
      rungOf(
        deployment.verdicts.find((verdict) => verdict.horizon === horizon),
        horizon,
        at,
      ),
    ),
  });
}

function rungOf(verdict: Verdict | undefined, horizon: Horizon, at: Date): Rung {
  if (verdict === undefined)
    return { horizon, state: "pending", errors: null, p95: null, requests: 0, judgedAt: null, dueAt: horizonEnd(at, horizon), notes: [] };
  const ratio = (metric: string) => verdict.effects.find((effect) => effect.metric === metric)?.effect ?? null;
  const over = verdict.at >= verdict.dueAt;
  return {
    horizon,
    state: verdict.state,
    errors: ratio("errors"),
    p95: ratio("p95"),
    requests: verdict.requests.after,
    judgedAt: over || verdict.state === "regressed" ? verdict.at : null,
    dueAt: verdict.dueAt,
    notes: verdict.requests.after === 0 || verdict.needed !== null ? verdict.evidence.slice(-NOTES) : [],
  };
}
