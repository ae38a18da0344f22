import { inTransaction } from "@/lib/db/prisma";
import { type DueDeployment, dueForLook } from "@/lib/db/read/deployment/due-for-look";
import { keptStep } from "@/lib/db/read/signals/kept";
import { STEP_MINUTES } from "@/lib/db/read/signals/tier-sql";
import { verdictsOf } from "@/lib/db/read/verdict/of-deployments";
import { type Lease, stillHeld } from "@/lib/db/write/lease";
import { saveVerdicts, scheduleLook } from "@/lib/db/write/verdict";
import { WakeError } from "@/lib/domain/error";
import { HORIZONS, type Horizon } from "@/lib/domain/horizon";
import type { Verdict } from "@/lib/domain/verdict";
import { judgeHorizon } from "@/lib/health/judge";
import { baselineWindows, cellMinutesOf } from "@/lib/health/windows";
import { publishChange } from "@/lib/services/live/publish";
import { gatherInput } from "./gather";
import { isSettled, nextLookAfter } from "./schedule";

const BATCH = 50;

/**
 * Judges the deployments whose next look has come and stores what is concluded. Returns how many there were.
 * Cost per deployment: at most four horizons, each two short ranges of one series; horizons that are settled are not read again.
 * With a lease, the writes are refused (`conflict`) once another instance holds it.
 */
export async function evaluateDue(now: Date, lease: Lease | null): Promise<number> {
  const due = await dueForLook(now, BATCH);
  const known = await verdictsOf(due.map((deployment) => deployment.id));
  for (const deployment of due) await evaluate(deployment, known.get(deployment.id) ?? [], now, lease);
  return due.length;
}

async function evaluate(deployment: DueDeployment, known: readonly Verdict[], now: Date, lease: Lease | null): Promise<void> {
  const open = HORIZONS.filter((horizon) => {
    const verdict = known.find((one) => one.horizon === horizon);
    if (verdict !== undefined && isForgotten(deployment, horizon, now)) return false;
    // What was said before its events changed it, such as by a rollback that is told of late, has to be said again.
    return verdict === undefined || verdict.at < deployment.updatedAt || !isSettled(verdict, deployment.endedAt);
  });
  const inputs = await Promise.all(open.map((horizon) => gatherInput(deployment, horizon, now)));
  const fresh = inputs.map(judgeHorizon);
  const moved = fresh.some((verdict) => known.find((one) => one.horizon === verdict.horizon)?.state !== verdict.state);
  await inTransaction(async (tx) => {
    if (lease !== null && !(await stillHeld(tx, lease))) throw new WakeError("conflict", "Another instance has taken over the verdicts.");
    await saveVerdicts(tx, deployment.id, fresh);
    await scheduleLook(tx, deployment.id, nextLookAfter(deployment, now), now);
    if (moved) await publishChange(tx, "verdicts");
  });
}

/** Whether what a horizon is judged on is no longer kept: what was said of it then cannot be said better now. */
function isForgotten({ rolledOutAt, startedAt }: DueDeployment, horizon: Horizon, now: Date): boolean {
  const { before, after } = baselineWindows(horizon, rolledOutAt, startedAt);
  const first = Math.min(...[after, ...before].map(({ from }) => from.getTime()));
  return STEP_MINUTES[keptStep(new Date(first), now)] > cellMinutesOf(horizon);
}
