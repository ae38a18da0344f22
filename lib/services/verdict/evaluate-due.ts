import { inTransaction } from "@/lib/db/prisma";
import { type DueDeployment, dueForLook } from "@/lib/db/read/deployment/due-for-look";
import { keptStep } from "@/lib/db/read/signals/kept";
import { STEP_MINUTES } from "@/lib/db/read/signals/tier-sql";
import { verdictsOf } from "@/lib/db/read/verdict/of-deployments";
import { type Lease, stillHeld } from "@/lib/db/write/lease";
import { saveVerdicts, scheduleLooks } from "@/lib/db/write/verdict";
import { WakeError } from "@/lib/domain/error";
import { HORIZONS, type Horizon } from "@/lib/domain/horizon";
import type { Verdict } from "@/lib/domain/verdict";
import { judgeHorizon } from "@/lib/health/judge";
import { baselineWindows, cellMinutesOf } from "@/lib/health/windows";
import { publishChange } from "@/lib/services/live/publish";
import { gatherInput, type SignalSource } from "./gather";
import { quietOnes } from "./quiet";
import { isSettled, nextLookAfter } from "./schedule";

/** Deployments of one round, and those of them whose signals are read. */
const MOST = 400;
const MOST_READ = 50;

/**
 * Judges deployments whose next look has come and stores what is concluded, those that happened lately first. Returns how many.
 * Cost per deployment: at most four horizons, each two short ranges of one series; horizons that are settled are not read again. Of
 * deployments around which nothing was sent no series is read, and they are stored together.
 * With a lease, the writes are refused (`conflict`) once another instance holds it.
 */
export async function evaluateDue(now: Date, lease: Lease | null): Promise<number> {
  const due = await dueForLook(now, MOST);
  const quiet = await quietOnes(due);
  const heard = due.filter(({ id }) => !quiet.has(id)).slice(0, MOST_READ);
  const silent = due.filter(({ id }) => quiet.has(id));
  const known = await verdictsOf([...heard, ...silent].map(({ id }) => id));
  for (const one of heard) await store([await judge(one, known.get(one.id) ?? [], now)], now, lease);
  if (silent.length > 0)
    await store(await Promise.all(silent.map((one) => judge(one, known.get(one.id) ?? [], now, quiet.get(one.id)))), now, lease);
  return heard.length + silent.length;
}

type Judgement = { readonly deployment: DueDeployment; readonly verdicts: readonly Verdict[]; readonly moved: boolean };

async function judge(deployment: DueDeployment, known: readonly Verdict[], now: Date, signals?: SignalSource): Promise<Judgement> {
  const open = HORIZONS.filter((horizon) => {
    const verdict = known.find((one) => one.horizon === horizon);
    if (verdict !== undefined && isForgotten(deployment, horizon, now)) return false;
    // What was said before its events changed it, such as by a rollback that is told of late, has to be said again.
    return verdict === undefined || verdict.at < deployment.updatedAt || !isSettled(verdict, deployment.endedAt);
  });
  const inputs = await Promise.all(open.map((horizon) => gatherInput(deployment, horizon, now, signals)));
  const verdicts = inputs.map(judgeHorizon);
  const moved = verdicts.some((verdict) => known.find((one) => one.horizon === verdict.horizon)?.state !== verdict.state);
  return { deployment, verdicts, moved };
}

async function store(judged: readonly Judgement[], now: Date, lease: Lease | null): Promise<void> {
  await inTransaction(async (tx) => {
    if (lease !== null && !(await stillHeld(tx, lease))) throw new WakeError("conflict", "Another instance has taken over the verdicts.");
    await saveVerdicts(
      tx,
      judged.map(({ deployment, verdicts }) => ({ deploymentId: deployment.id, verdicts })),
    );
    await scheduleLooks(
      tx,
      judged.map(({ deployment }) => ({ id: deployment.id, nextLookAt: nextLookAfter(deployment, now) })),
      now,
    );
    if (judged.some(({ moved }) => moved)) await publishChange(tx, "verdicts");
  });
}

/** Whether what a horizon is judged on is no longer kept: what was said of it then cannot be said better now. */
function isForgotten({ rolledOutAt, startedAt }: DueDeployment, horizon: Horizon, now: Date): boolean {
  const { before, after } = baselineWindows(horizon, rolledOutAt, startedAt);
  const first = Math.min(...[after, ...before].map(({ from }) => from.getTime()));
  return STEP_MINUTES[keptStep(new Date(first), now)] > cellMinutesOf(horizon);
}
