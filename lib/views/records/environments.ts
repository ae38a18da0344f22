import { environmentSettings } from "@/lib/db/read/catalogue/environment-rows";
import { type Actor, authorise, reachOf } from "@/lib/domain/access";
import { type Tier, tierOrder } from "@/lib/domain/tier";

export type EnvironmentRecord = {
  readonly name: string;
  readonly tier: Tier;
  readonly position: number;
  readonly settled: boolean;
  readonly deployments: number;
  readonly lastDeployedAt: Date | null;
};

/** Every environment within reach on its way to production; those that nobody mapped come last. */
export async function environmentsPage(actor: Actor | null): Promise<{ items: EnvironmentRecord[] }> {
  authorise(actor, "view.read");
  const rows = await environmentSettings(reachOf(actor));
  const items = rows.map(({ name, tier, position, settled, deployments, lastAt }) => ({
    ...{ name, tier, position, settled, deployments },
    lastDeployedAt: lastAt,
  }));
  return { items: items.toSorted((a, b) => tierOrder(a.tier) - tierOrder(b.tier)) };
}
