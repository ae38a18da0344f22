import type { DueDeployment } from "@/lib/db/read/deployment/due-for-look";
import type { Verdict } from "@/lib/domain/verdict";
import { lookSchedule } from "@/lib/health/look-schedule";

/** Exporters send every few seconds: a look waits this long, so that the last minute it judges is complete. */
const LAG_MS = 20_000;
/** In the first minutes a plain failure must not wait for the next scheduled look; there is something new to see once a minute. */
const EARLY_MS = 15 * 60_000;
const EARLY_PAUSE_MS = 60_000;
/** Telemetry may come late; a verdict is settled when it was computed this long after its horizon. */
const SETTLE_MS = 10_000;

/** Whether a stored verdict will not change any more: it was computed after its horizon, or after the deployment, had ended. */
export function isSettled(verdict: Verdict, endedAt: Date | null): boolean {
  const over = Math.min(verdict.dueAt.getTime(), endedAt?.getTime() ?? Number.POSITIVE_INFINITY);
  return verdict.at.getTime() >= over + SETTLE_MS;
}

/** When a deployment is looked at after a look at `now`; null when its last horizon, or its life, is over. */
export function nextLookAfter(deployment: Pick<DueDeployment, "rolledOutAt" | "endedAt">, now: Date): Date | null {
  const looks = lookSchedule(deployment.rolledOutAt).map((look) => look.getTime() + LAG_MS);
  const over = Math.min(looks.at(-1) ?? 0, (deployment.endedAt?.getTime() ?? Number.POSITIVE_INFINITY) + LAG_MS);
  if (now.getTime() >= over) return null;
  const early = now.getTime() - deployment.rolledOutAt.getTime() < EARLY_MS ? now.getTime() + EARLY_PAUSE_MS : Number.POSITIVE_INFINITY;
  const next = looks.find((look) => look > now.getTime()) ?? over;
  return new Date(Math.min(next, early, over));
}
