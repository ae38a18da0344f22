import type { ReleaseDeployment } from "@/lib/db/read/release/with-deployments";
import { type Tier, tierOrder } from "@/lib/domain/tier";

const rank = (tier: Tier): number => (tier === "other" ? -1 : tierOrder(tier));

/** The deployment that was asked for, else the latest in the highest tier; null when there is none. */
export function chooseDeployment(deployments: readonly ReleaseDeployment[], wanted: string | null): ReleaseDeployment | null {
  const asked = deployments.find((deployment) => deployment.id === wanted);
  return asked ?? deployments.toSorted((a, b) => rank(b.tier) - rank(a.tier))[0] ?? null;
}
