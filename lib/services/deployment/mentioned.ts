import type { Mentioned } from "@/lib/db/write/catalogue";
import type { ReleaseMention } from "@/lib/db/write/release";
import { type Tier, tierOf, tierOrder } from "@/lib/domain/tier";
import type { DeploymentProjection } from "@/lib/ingest/fold/merge-records";

/** What deployments say of services, teams and environments. */
export function mentionedBy(deployments: readonly DeploymentProjection[], demo: boolean): Mentioned {
  const parts = deployments.flatMap(({ components }) =>
    components.map(({ service, repository }) => ({ name: service, team: null, repository: repository ?? null })),
  );
  const own = deployments.map(({ service, labels, repository }) => ({ name: service, team: labels["team"] ?? null, repository }));
  const names = [...new Set(deployments.map(({ environment }) => environment))];
  return {
    services: [...new Map([...parts, ...own].map((service) => [service.name, service])).values()],
    environments: names.map((name) => environmentSaid(name, deployments)),
    demo,
  };
}

/** An environment's name tells its tier, unless a sender says which it is; of several words the one nearest to production holds. */
function environmentSaid(name: string, deployments: readonly DeploymentProjection[]): Mentioned["environments"][number] {
  const words = deployments.flatMap(({ environment, tier }) => (environment === name && tier) || []);
  const said = words.reduce<Tier | null>((held, tier) => (held === null || tierOrder(tier) > tierOrder(held) ? tier : held), null);
  return { name, tier: said ?? tierOf(name), said: said !== null };
}

/** The release that a deployment is part of. */
export const releaseMention = (deployment: DeploymentProjection): ReleaseMention => ({
  id: deployment.releaseId,
  at: deployment.startedAt ?? deployment.finishedAt ?? deployment.occurredAt,
});
