import type { DueDeployment } from "@/lib/db/read/deployment/due-for-look";
import type { DemoVerdict } from "@/lib/db/write/demo";
import { HORIZONS, type Horizon, horizonEnd } from "@/lib/domain/horizon";
import { judgeHorizon } from "@/lib/health/judge";
import { gatherInput, type SignalSource } from "@/lib/services/verdict/gather";
import type { ToldSignals } from "@/prisma/seed/told-signals";

/**
 * What the judge says at `now` of some deployments of one service, as `evaluateDue` would have it, from the telemetry at hand instead
 * of thousands of reads of what has just been written.
 */
export async function judgeHistory(deployments: readonly DueDeployment[], signals: ToldSignals, now: Date): Promise<DemoVerdict[]> {
  const told: SignalSource = {
    requestRows: async (query) => signals.rollups(query).map((row) => ({ ...row, kind: "server" })),
    firstSeen: async (_, environment, version) => signals.firstSeen(environment, version),
  };
  const verdicts: DemoVerdict[] = [];
  for (const deployment of deployments) {
    for (const horizon of HORIZONS) {
      const input = await gatherInput(deployment, horizon, now, isReached(deployment, horizon) ? told : NOTHING);
      verdicts.push({ deploymentId: deployment.id, verdict: judgeHorizon(input) });
    }
  }
  return verdicts;
}

/** A horizon that a deployment did not live to see is judged by that alone. */
const NOTHING: SignalSource = { requestRows: async () => [], firstSeen: async () => null };

function isReached({ rolledOutAt, endedAt }: DueDeployment, horizon: Horizon): boolean {
  const before = HORIZONS[HORIZONS.indexOf(horizon) - 1];
  return endedAt === null || before === undefined || endedAt > horizonEnd(rolledOutAt, before);
}
