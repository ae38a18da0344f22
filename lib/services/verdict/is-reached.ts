import type { DueDeployment } from "@/lib/db/read/deployment/due-for-look";
import { HORIZONS, type Horizon, horizonEnd } from "@/lib/domain/horizon";

/** Whether a deployment lived, or may still live, to see a horizon begin: where the one before it ends. */
export function isReached({ rolledOutAt, endedAt }: Pick<DueDeployment, "rolledOutAt" | "endedAt">, horizon: Horizon): boolean {
  const before = HORIZONS[HORIZONS.indexOf(horizon) - 1];
  const begin = before === undefined ? rolledOutAt : horizonEnd(rolledOutAt, before);
  return endedAt === null || endedAt > begin;
}
